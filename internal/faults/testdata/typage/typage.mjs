// Opens and makes age files with typage, from standard input to standard output.
// It shares no code with the library that the vault uses.
import { buffer } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { Decrypter, Encrypter, armor, generateHybridIdentity, identityToRecipient } from "age-encryption";

const option = { type: "string" };
const { values: given } = parseArgs({
  options: {
    pass: option, // open with this passphrase
    identity: option, // open with this identity
    recipient: option, // make a file for this recipient
    for: option, // make a file for the recipient of this identity
    lock: option, // make an armored file under this passphrase, cheap to guess
    new: { type: "boolean" }, // print a new hybrid identity and its recipient
  },
});

// binary takes the armor off, if there is any.
function binary(file) {
  const text = file.toString("latin1");
  return text.startsWith("-----BEGIN") ? armor.decode(text) : new Uint8Array(file);
}

async function open() {
  const decrypter = new Decrypter();
  if (given.pass !== undefined) decrypter.addPassphrase(given.pass);
  for (const line of (given.identity ?? "").split("\n").filter(Boolean)) decrypter.addIdentity(line);
  return decrypter.decrypt(binary(await buffer(process.stdin)));
}

async function make() {
  const encrypter = new Encrypter();
  if (given.lock !== undefined) {
    encrypter.setPassphrase(given.lock);
    encrypter.setScryptWorkFactor(4);
  } else {
    encrypter.addRecipient(given.recipient ?? (await identityToRecipient(given.for)));
  }
  const file = await encrypter.encrypt(new Uint8Array(await buffer(process.stdin)));
  return given.lock === undefined ? file : armor.encode(file);
}

async function fresh() {
  const identity = await generateHybridIdentity();
  return `${identity}\n${await identityToRecipient(identity)}\n`;
}

const makes = (given.recipient ?? given.for ?? given.lock) !== undefined;
process.stdout.write(await (given.new ? fresh() : makes ? make() : open()));
