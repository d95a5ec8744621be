// SPDX-License-Identifier: MIT

#include "core/filters/blockfilter.h"
#include "core/filters/golombcoding.h"
#include "tests/fuzz/memoryuse.h"
#include "tests/fuzz/seeds.h"
#include "tests/fuzz/slowfilter.h"
#include "tests/fuzz/target.h"

#include <algorithm>
#include <array>

namespace lockstep::fuzz {

namespace {

/// Among others that can be read, whichever of the four it is.
void requireSameAmongFour(ByteSpan input, const Result<std::vector<std::uint64_t>>& alone)
{
    static const std::vector<std::uint64_t> few{7, 9'000, 800'000};
    static const Bytes other = encodeGolomb(few);
    for (std::size_t place = 0; place < 4; ++place) {
        std::array<ByteSpan, 4> filters{other, other, other, other};
        std::array<std::vector<std::uint64_t>, 4> values;
        filters[place] = input;
        require(decodeFourGolomb(filters, values) == alone.has_value(), "four can be read where each can");
        if (!alone) continue;
        for (std::size_t i = 0; i < 4; ++i)
            require(values[i] == (i == place ? *alone : few), "four at once: as one after the other");
    }
}

void run(ByteSpan input)
{
    const MemoryUse memory;
    const auto values = decodeFilter(input);
    require(memory.peak() <= 4 * input.size() + 65'536, "a value is paid for by its twenty bits");

    const auto slow = slowFilterValues(input);
    require(values.has_value() == slow.has_value(), "readable when it is what BIP158 says, and only then");
    requireSameAmongFour(input, values);
    const BlockHash block{};
    const FilterQuery query(std::vector<Bytes>{Bytes(22, std::byte{0x51})});
    const auto match = query.matches(input, block);
    require(match.has_value() == values.has_value(), "what cannot be read is neither a yes nor a no");
    if (!values) return;

    require(*values == *slow, "the values that BIP158 says");
    require(std::ranges::is_sorted(*values), "ascending");
    require(std::ranges::equal(encodeGolomb(*values), input), "coded again, the same bytes");
    const std::uint64_t wanted = slowFilterValue(Bytes(22, std::byte{0x51}), block, values->size());
    require(*match == std::ranges::binary_search(*values, wanted), "a match is a value that is there");
}

std::vector<Bytes> seeds()
{
    return {hexSeed("00"),
            hexSeed("019dfca8"),
            hexSeed("017fa880"),
            hexSeed("017fa88000"),
            hexSeed("0db414c859a07e8205876354a210a75042d0463404913d61a8e068e58a3ae2aa080026"),
            hexSeed("0afd9b0104fffe"),
            hexSeed("fe00000001ffffffff"),
            hexSeed("02ffffffffffffffffffffffff000000")};
}

} // namespace

constinit const Target FilterDecodingTarget{"filterdecoding", 1'024, run, seeds};

} // namespace lockstep::fuzz
