// SPDX-License-Identifier: MIT

#include "core/backup/backupcontainer.h"
#include "core/crypto/hash.h"
#include "core/primitives/network.h"
#include "tests/fuzz/choices.h"
#include "tests/fuzz/target.h"

#include <algorithm>

namespace lockstep::fuzz {

namespace {

const ByteSpan Passphrase = bytesOf("fuzz");

const Bytes& sealedFile()
{
    static const Bytes File
        = BackupSeal("practice").sealed(bytesOf("{\"contents\": 1}"), Passphrase, Argon2Params::cheapest()).value();
    return File;
}

Bytes withChecksum(Bytes body)
{
    append(body, sha256(body));
    return body;
}

/// Whatever the bytes are, a header is read or refused before any key is derived; no open file is one with a key.
void checkBytes(ByteSpan bytes)
{
    const auto header = readBackupHeader(bytes);
    if (!header) return;
    require(bytes.size() <= MaxBackupSize, "no file above the cap");
    if (header->isSealed) return; // 20 ms and more: only what checkTampering makes
    const auto opened = openBackup(bytes, std::nullopt);
    require(opened && !opened->key, "an open file opens");
    require(opened->contents.size() < bytes.size(), "contents are a part of the file");
}

/// A sealed file with some bytes changed and the plain checksum set right opens as what it was, or not at all.
void checkTampering(Choices choices)
{
    Bytes body = sealedFile();
    body.erase(body.end() - 32, body.end());
    for (int i = 0; i < 3; ++i) {
        const auto change = choices.take(1);
        body[choices.u32() % body.size()] ^= change.empty() ? std::byte{0} : change.front();
    }
    const bool isChanged = !std::ranges::equal(body, ByteSpan(sealedFile()).first(body.size()));
    const Bytes file = withChecksum(std::move(body));
    if (!readBackupHeader(file)) return;
    const auto opened = openBackup(file, Passphrase);
    require(isChanged != opened.has_value(), "tampering is refused, and nothing else");
}

/// The first byte chooses: bytes as a file, bytes with magic and checksum, or changes to a sealed file.
void run(ByteSpan input)
{
    if (input.empty()) return;
    const auto way = std::to_integer<unsigned>(input.front()) % 3;
    const ByteSpan rest = input.subspan(1);
    if (way == 0) checkBytes(rest);
    if (way == 1) {
        Bytes body = toBytes(bytesOf("Lockstep backup\n"));
        append(body, rest);
        checkBytes(withChecksum(std::move(body)));
    }
    if (way == 2) checkTampering(Choices(rest));
}

std::vector<Bytes> seeds()
{
    const auto withWay = [](unsigned way, ByteSpan file) {
        Bytes input{static_cast<std::byte>(way)};
        append(input, file);
        return input;
    };
    const Bytes open = BackupSeal("practice").open(bytesOf("{\"contents\": 1, \"wallets\": []}")).value();
    const ByteSpan body = ByteSpan(open).subspan(16, open.size() - 16 - 32);
    return {withWay(0, open), withWay(1, body), withWay(0, sealedFile()),
            withWay(2, bytesOf("\x01\x05\x02\x50\x80\x90"))};
}

} // namespace

const Target BackupTarget{"backup", 4'096, run, seeds};

} // namespace lockstep::fuzz
