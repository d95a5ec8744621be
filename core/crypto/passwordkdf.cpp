// SPDX-License-Identifier: MIT

#include "core/crypto/passwordkdf.h"

#include "core/crypto/cast.h"
#include "core/crypto/nfkd.h"
#include "core/crypto/securescope.h"

#include <algorithm>
#include <fstream>
#include <limits>
#include <sodium.h>
#include <string>

namespace lockstep {

namespace {

using std::chrono::milliseconds;

constexpr std::uint32_t MaxPasses = 20;
constexpr std::uint32_t MinMemoryKib = 19 * 1024;
constexpr std::uint32_t MaxMemoryKib = 1024 * 1024;
constexpr std::size_t MaxPassphrase = 1024;
constexpr milliseconds EnoughPerGuess{500};
constexpr std::uint64_t PlentyOfMemory = 2ULL << 30;
constexpr Argon2Params SmallMachine{3, 64 * 1024};

static_assert(std::tuple_size_v<KdfSalt> == crypto_pwhash_argon2id_SALTBYTES);

/// What Linux could give without swapping; elsewhere it is assumed to be plenty.
std::uint64_t availableMemory()
{
    std::ifstream info("/proc/meminfo");
    std::string name;
    std::uint64_t kib = 0;
    std::string unit;
    while (info >> name >> kib) {
        if (name == "MemAvailable:") return kib * 1024;
        std::getline(info, unit);
    }
    return std::numeric_limits<std::uint64_t>::max();
}

milliseconds timeOnce(const Argon2Params& params)
{
    const auto start = std::chrono::steady_clock::now();
    if (!derivePasswordKey(bytesOf("calibration"), params, KdfSalt{})) return EnoughPerGuess; // cannot go higher
    return std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - start);
}

} // namespace

bool Argon2Params::isAccepted() const
{
    return passes >= 1 && passes <= MaxPasses && memoryKib >= MinMemoryKib && memoryKib <= MaxMemoryKib;
}

Result<SecureBytes> derivePasswordKey(ByteSpan passphrase, const Argon2Params& params, const KdfSalt& salt)
{
    const SecureScope scope;
    if (!params.isAccepted()) return Error{Errc::OutOfRange, "Argon2id parameters outside what is accepted"};
    if (passphrase.size() > MaxPassphrase) return Error{Errc::OutOfRange, "passphrase longer than 1,024 bytes"};
    const auto text = nfkd(passphrase);
    if (!text) return text.error();
    if (text->empty() || text->size() > MaxPassphrase)
        return Error{Errc::OutOfRange, "a passphrase has 1 to 1,024 bytes"};

    SecureBytes key(32);
    const int derived
        = crypto_pwhash(uchars(key.data()), key.size(), text->text().data(), text->size(), uchars(salt.data()),
                        params.passes, std::size_t{params.memoryKib} * 1024, crypto_pwhash_ALG_ARGON2ID13);
    if (derived != 0) return Error{Errc::Refused, "not enough memory for Argon2id"};
    return key;
}

Argon2Params calibrateArgon2(std::uint64_t available, const KdfTimer& timer)
{
    Argon2Params params = available < PlentyOfMemory ? SmallMachine : Argon2Params{};
    while (params.passes < MaxPasses) {
        const auto measured = std::max(timer(params), milliseconds(1));
        if (measured >= EnoughPerGuess) break;
        const auto proportional = static_cast<std::uint32_t>(params.passes * EnoughPerGuess / measured);
        params.passes = std::clamp(proportional, params.passes + 1, MaxPasses);
    }
    return params;
}

Argon2Params calibrateArgon2() { return calibrateArgon2(availableMemory(), timeOnce); }

} // namespace lockstep
