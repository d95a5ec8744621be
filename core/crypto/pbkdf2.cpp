// SPDX-License-Identifier: MIT

#include "core/crypto/pbkdf2.h"

#include "core/crypto/cast.h"
#include "core/crypto/securescope.h"

#include <algorithm>
#include <array>
#include <new>
#include <sodium.h>

namespace lockstep {

namespace {

constexpr std::size_t BlockSize = 64;
using Hmac = crypto_auth_hmacsha512_state;

/// The memory of one derivation, all of it secret.
struct Work
{
    Hmac keyed; ///< After the password, before any message: every round starts from here.
    Hmac running;
    std::array<std::byte, BlockSize> round;
    std::array<std::byte, BlockSize> sum;
};

void finishRound(Work& work) { crypto_auth_hmacsha512_final(&work.running, uchars(work.round.data())); }

/// Block `number` (from 1) of the key, into work.sum.
void deriveBlock(Work& work, ByteSpan salt, std::uint32_t number, std::uint32_t rounds)
{
    std::array<std::byte, 4> bigEndian{};
    for (std::size_t i = 0; i < 4; ++i) bigEndian[i] = static_cast<std::byte>(number >> (24 - 8 * i));
    work.running = work.keyed;
    crypto_auth_hmacsha512_update(&work.running, uchars(salt.data()), salt.size());
    crypto_auth_hmacsha512_update(&work.running, uchars(bigEndian.data()), bigEndian.size());
    finishRound(work);
    work.sum = work.round;
    for (std::uint32_t i = 1; i < rounds; ++i) {
        work.running = work.keyed;
        crypto_auth_hmacsha512_update(&work.running, uchars(work.round.data()), work.round.size());
        finishRound(work);
        for (std::size_t at = 0; at < BlockSize; ++at) work.sum[at] ^= work.round[at];
    }
}

} // namespace

SecureBytes pbkdf2HmacSha512(ByteSpan password, ByteSpan salt, std::uint32_t rounds, std::size_t size)
{
    const SecureScope scope;
    SecureBytes memory(sizeof(Work));
    auto* work = new (memory.data()) Work; // trivial: locked memory that is wiped when freed
    crypto_auth_hmacsha512_init(&work->keyed, uchars(password.data()), password.size());

    SecureBytes key(size);
    for (std::size_t at = 0; at < size; at += BlockSize) {
        deriveBlock(*work, salt, static_cast<std::uint32_t>(at / BlockSize + 1), rounds);
        std::ranges::copy(ByteSpan(work->sum).first(std::min(BlockSize, size - at)), key.data() + at);
    }
    return key;
}

} // namespace lockstep
