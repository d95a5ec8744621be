// SPDX-License-Identifier: MIT

#include "core/script/address.h"

#include "core/crypto/hash.h"
#include "core/encoding/base58.h"
#include "core/encoding/bech32.h"
#include "tests/fuzz/choices.h"
#include "tests/fuzz/seeds.h"
#include "tests/fuzz/target.h"
#include "tests/fuzz/text.h"

#include <algorithm>

namespace lockstep::fuzz {

namespace {

std::string lowered(std::string text)
{
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return text;
}

void checkBytes(ByteSpan bytes)
{
    require(base58Decode(base58Encode(bytes), bytes.size()).value() == toBytes(bytes), "base58, written and read");
    require(base58CheckDecode(base58CheckEncode(bytes), bytes.size()).value() == toBytes(bytes),
            "base58check, written and read");
}

void checkText(const std::string& text)
{
    if (const auto bytes = base58Decode(text, 100)) require(base58Encode(*bytes) == text, "base58 has one form");
    if (const auto payload = base58CheckDecode(text, 100))
        require(base58CheckEncode(*payload) == text, "base58check has one form");
    const auto bech32 = bech32Decode(text);
    if (bech32)
        require(bech32Encode(bech32->form, bech32->prefix, bech32->values) == lowered(text), "bech32 has one form");
    const auto segwit = segwitAddressDecode(text);
    if (!segwit) return;
    require(bech32.has_value(), "a segwit address is bech32");
    require(segwitAddressEncode(segwit->prefix, segwit->version, segwit->program) == lowered(text),
            "a segwit address has one form");
}

void checkSegwit(Choices choices)
{
    const auto version = static_cast<unsigned>(choices.below(17));
    Bytes program = toBytes(choices.take(2 + choices.below(39)));
    if (version == 0) program.resize(program.size() > 20 ? 32 : 20);
    if (program.size() < 2) program.resize(2);
    for (const std::string_view prefix : {"bc", "tb", "bcrt"}) {
        const auto read = segwitAddressDecode(segwitAddressEncode(prefix, version, program));
        require(read && read->prefix == prefix && read->version == version && read->program == program,
                "a segwit address, written and read");
    }
}

/// A wrong character and the place where it stands.
struct TypingError
{
    char wrong = 0;
    std::size_t place = 0;
};

/// One wrong character is noticed, wherever it stands; or it is the same address in another case.
void checkTypingError(const std::string& address, Network network, TypingError error)
{
    const auto script = scriptFromAddress(address, network);
    if (!script) return;
    const auto written = addressOf(*script, network);
    require(written && lowered(*written) == lowered(address), "an address is written as it was read");
    std::string mistyped = address;
    mistyped[error.place % address.size()] = error.wrong;
    const auto other = scriptFromAddress(mistyped, network);
    require(!other || *other == *script, "no mistyped address pays somebody else");
}

/// The first byte is the network, then come the typing error's two.
void run(ByteSpan input)
{
    Choices choices(input);
    const Network network = chosenNetwork(choices);
    const auto wrong = static_cast<char>(choices.byte());
    const TypingError error{wrong, choices.byte()};
    const std::string text = textOf(choices.rest());
    checkBytes(choices.rest());
    checkText(text);
    checkSegwit(choices);
    checkTypingError(text, network, error);

    Digest20 hash{};
    std::ranges::copy(choices.take(20), hash.begin());
    Bytes payload{std::byte{addressPrefixes(network).pubkeyHash}};
    append(payload, hash);
    checkTypingError(base58CheckEncode(payload), network, error);
    checkTypingError(segwitAddressEncode(addressPrefixes(network).segwit, 0, hash), network, error);
}

std::vector<Bytes> seeds()
{
    std::vector<Bytes> inputs;
    for (const std::string_view text :
         {"1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "3P14159f73E4gFr7JterCCQh9QjiTjiZrG",
          "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
          "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", "A12UEL5L", "a1lqfn3a", "111"})
        inputs.push_back(withHead({0, 'q', 5}, bytesOf(text)));
    inputs.push_back(withHead({1, 'p', 9}, bytesOf("tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx")));
    return inputs;
}

} // namespace

constinit const Target AddressTarget{"address", 200, run, seeds};

} // namespace lockstep::fuzz
