// SPDX-License-Identifier: MIT

#include "core/crypto/hash.h"

#include <cstdlib>
#include <openssl/crypto.h>
#include <openssl/evp.h>

namespace lockstep {

namespace {

/// The thread that uses OpenSSL first is left an error state, lost if the process ends while that thread does. So the
/// main thread is first, before any other exists.
[[maybe_unused]] const int mainThreadIsFirst = OPENSSL_init_crypto(OPENSSL_INIT_LOAD_CONFIG, nullptr);

/// A fetched algorithm with the calling thread's context.
class Hasher
{
public:
    explicit Hasher(const char* algorithm)
        : m_algorithm(EVP_MD_fetch(nullptr, algorithm, nullptr))
        , m_context(EVP_MD_CTX_new())
    {
        if (!m_algorithm || !m_context) std::abort(); // an OpenSSL without SHA-2 or RIPEMD-160 cannot run Lockstep
    }
    Hasher(const Hasher&) = delete;
    Hasher& operator=(const Hasher&) = delete;
    ~Hasher()
    {
        EVP_MD_CTX_free(m_context);
        EVP_MD_free(m_algorithm);
    }

    template <typename Digest>
    Digest hash(ByteSpan message)
    {
        Digest digest{};
        auto* out = static_cast<unsigned char*>(static_cast<void*>(digest.data()));
        if (EVP_DigestInit_ex2(m_context, m_algorithm, nullptr) != 1
            || EVP_DigestUpdate(m_context, message.data(), message.size()) != 1
            || EVP_DigestFinal_ex(m_context, out, nullptr) != 1)
            std::abort(); // out of memory: a wrong hash must never be returned
        return digest;
    }

private:
    EVP_MD* m_algorithm;
    EVP_MD_CTX* m_context;
};

Hasher& sha256Hasher()
{
    thread_local Hasher hasher("SHA256");
    return hasher;
}

} // namespace

Digest32 sha256(ByteSpan message) { return sha256Hasher().hash<Digest32>(message); }

Digest32 doubleSha256(ByteSpan message)
{
    Hasher& hasher = sha256Hasher();
    return hasher.hash<Digest32>(hasher.hash<Digest32>(message));
}

Digest64 sha512(ByteSpan message)
{
    thread_local Hasher hasher("SHA512");
    return hasher.hash<Digest64>(message);
}

Digest20 ripemd160(ByteSpan message)
{
    thread_local Hasher hasher("RIPEMD160");
    return hasher.hash<Digest20>(message);
}

Digest20 hash160(ByteSpan message) { return ripemd160(sha256(message)); }

Digest32 taggedHash(std::string_view tag, ByteSpan message)
{
    const Digest32 tagHash = sha256(bytesOf(tag));
    Bytes preimage = toBytes(tagHash);
    append(preimage, tagHash);
    append(preimage, message);
    return sha256(preimage);
}

} // namespace lockstep
