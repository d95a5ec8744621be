// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/bytes.h"
#include "core/util/result.h"
#include "core/util/securebytes.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>

namespace lockstep {

/// How expensive one guess at a passphrase is: Argon2id version 1.3 with one lane. Stored beside what it protects.
struct Argon2Params
{
    std::uint32_t passes = 3;
    std::uint32_t memoryKib = 256 * 1024;

    friend bool operator==(const Argon2Params&, const Argon2Params&) = default;

    /// What a stored record may ask for: 1 to 20 passes over 19 MiB to 1 GiB. More would let a crafted file eat the
    /// machine, less would protect nothing.
    bool isAccepted() const;

    /// The cheapest that is accepted (20 ms): for tests.
    static constexpr Argon2Params cheapest() { return {1, 19 * 1024}; }
};

using KdfSalt = std::array<std::byte, 16>;

/// The 32-byte key of a passphrase, which is normalized to NFKD first and never trimmed.
/// Errors: OutOfRange for an empty passphrase, one of more than 1,024 bytes or parameters that are not accepted;
/// Malformed for bytes that are not UTF-8; Refused when the machine has not that much memory.
/// Cost: what the parameters say, 0.5 s and more: never on the thread of the window, one at a time.
Result<SecureBytes> derivePasswordKey(ByteSpan passphrase, const Argon2Params& params, const KdfSalt& salt);

/// The time one derivation takes.
using KdfTimer = std::function<std::chrono::milliseconds(const Argon2Params&)>;

/// Parameters for a new passphrase: 256 MiB (64 MiB where less than 2 GiB are available) and as many passes, at
/// least 3, as make one guess cost half a second by `timer`.
Argon2Params calibrateArgon2(std::uint64_t availableMemory, const KdfTimer& timer);

/// The same for this machine, measured. Cost: two derivations or so.
Argon2Params calibrateArgon2();

} // namespace lockstep
