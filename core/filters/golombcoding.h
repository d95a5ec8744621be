// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/bytes.h"
#include "core/util/result.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace lockstep {

/// BIP158, basic filters: remainder bits, and one false positive in this many values asked for.
inline constexpr unsigned GolombRemainderBits = 19;
inline constexpr std::uint64_t FalsePositiveRate = 784'931;

/// N as a CompactSize, then the differences of `sorted` values, Golomb-Rice coded and padded with zero bits.
Bytes encodeGolomb(std::span<const std::uint64_t> sorted);

/// N, as the filter states it; nothing is proved about the rest. Errors: Truncated, NonCanonical.
Result<std::uint64_t> golombCount(ByteSpan filter);

/// Reads all values, ascending, into `values`, whose memory is used again. It allocates nothing before N is known to
/// fit the bytes. Errors: Truncated, NonCanonical (N), OutOfRange (a value of N x 784,931 or more), Malformed (bits
/// left over). Cost: about 7 ns a value.
Result<void> decodeGolomb(ByteSpan filter, std::vector<std::uint64_t>& values);

/// decodeGolomb() for four filters at once, for about half the cost where they are of about one size. False where any
/// of them cannot be read: then decodeGolomb() tells which.
bool decodeFourGolomb(const std::array<ByteSpan, 4>& filters, std::array<std::vector<std::uint64_t>, 4>& values);

} // namespace lockstep
