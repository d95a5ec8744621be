// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/bytes.h"
#include "core/util/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep {

/// Which constant the checksum is made with: Bech32 (BIP173) for witness version 0, Bech32m (BIP350) for all later.
enum class Bech32Form { Bech32, Bech32m };

struct Bech32Text
{
    Bech32Form form{};
    std::string prefix; ///< The human-readable part, in lower case.
    std::vector<std::uint8_t> values; ///< Five bits each, without the checksum.
};

constexpr std::size_t MaxBech32Length = 90;

/// Errors: OutOfRange (length), Malformed (mixed case, no separator, a character that does not belong), BadChecksum.
/// Cost: linear. Source: BIP173, BIP350.
Result<Bech32Text> bech32Decode(std::string_view text);

/// `prefix` in lower case; every value below 32.
std::string bech32Encode(Bech32Form form, std::string_view prefix, const std::vector<std::uint8_t>& values);

/// A segwit address taken apart (BIP173, BIP350).
struct SegwitAddress
{
    std::string prefix; ///< "bc", "tb", "bcrt": the caller says whether it is the right one.
    unsigned version = 0; ///< 0 to 16.
    Bytes program; ///< 2 to 40 bytes; 20 or 32 for version 0.
};

/// Errors: as bech32Decode; BadChecksum also for the form that does not belong to the version; Malformed for a program
/// of a size the version does not have, for padding that is too long or not zero, and for a version above 16.
Result<SegwitAddress> segwitAddressDecode(std::string_view text);

/// The form of checksum follows from the version. The parts must obey the limits named at SegwitAddress.
std::string segwitAddressEncode(std::string_view prefix, unsigned version, ByteSpan program);

} // namespace lockstep
