// SPDX-License-Identifier: MIT

#include "core/filters/blockfilter.h"
#include "tests/fuzz/choices.h"
#include "tests/fuzz/seeds.h"
#include "tests/fuzz/slowfilter.h"
#include "tests/fuzz/target.h"

#include <algorithm>
#include <set>

namespace lockstep::fuzz {

namespace {

constexpr std::byte OpReturn{0x6a};

/// What a case is made of: the scripts that a block pays to and spends, and others.
struct Scripts
{
    std::vector<Bytes> paid, spent, others;
};

Scripts chosen(Choices& choices)
{
    Scripts scripts;
    while (!choices.atEnd()) {
        const std::size_t where = choices.below(3);
        Bytes script = toBytes(choices.piece(40));
        (where == 0 ? scripts.paid : where == 1 ? scripts.spent : scripts.others).push_back(std::move(script));
    }
    return scripts;
}

Block blockPaying(const std::vector<Bytes>& scripts)
{
    Block block;
    Transaction tx;
    tx.inputs.emplace_back();
    for (const Bytes& script : scripts) tx.outputs.push_back({Amount(), script});
    block.header.merkleRoot.bytes = tx.txid().bytes;
    block.transactions.push_back(std::move(tx));
    return block;
}

/// BIP158: every output but OP_RETURN and every spent script, none empty, each once.
std::set<Bytes> inFilter(const Scripts& scripts)
{
    std::set<Bytes> in(scripts.spent.begin(), scripts.spent.end());
    for (const Bytes& script : scripts.paid)
        if (!script.empty() && script.front() != OpReturn) in.insert(script);
    in.erase(Bytes());
    return in;
}

void requireValues(const std::set<Bytes>& in, ByteSpan filter, const BlockHash& hash)
{
    std::vector<std::uint64_t> expected;
    for (const Bytes& script : in) expected.push_back(slowFilterValue(script, hash, in.size()));
    std::ranges::sort(expected);
    const auto values = slowFilterValues(filter);
    require(values && *values == expected, "the filter holds the block's scripts and nothing else");
}

void run(ByteSpan input)
{
    Choices choices(input);
    const Scripts scripts = chosen(choices);
    const Block block = blockPaying(scripts.paid);
    const BlockHash hash = block.header.hash();
    const Bytes filter = buildBasicFilter(block, scripts.spent);
    const std::set<Bytes> in = inFilter(scripts);
    requireValues(in, filter, hash);

    const auto values = slowFilterValues(filter).value();
    FilterQuery all;
    bool anyExpected = false;
    for (const auto* list : {&scripts.others, &scripts.paid, &scripts.spent}) {
        for (const Bytes& script : *list) {
            const FilterQuery one(std::vector<Bytes>{script});
            const bool isAsked = !script.empty() && script.front() != OpReturn;
            const bool expected = isAsked && !values.empty()
                && std::ranges::binary_search(values, slowFilterValue(script, hash, values.size()));
            require(one.size() == (isAsked ? 1U : 0U), "empty scripts and OP_RETURN are not asked for");
            require(one.matches(filter, hash).value() == expected, "one script: as the slow way");
            if (isAsked && in.contains(script)) require(expected, "never a false no");

            all.add(script);
            anyExpected |= expected;
            require(all.matches(filter, hash).value() == anyExpected, "many scripts: as one after the other");
        }
    }
}

std::vector<Bytes> seeds()
{
    return {hexSeed("000451aabbcc"), hexSeed("000451aabbcc020451aabbcc0104520102030203520102"),
            hexSeed("00036a0102000001000200"), hexSeed("0016001400112233445566778899aabbccddeeff00112233"),
            hexSeed("0151000152000153000154010155010156020157020158")};
}

} // namespace

constinit const Target FilterMatchingTarget{"filtermatching", 1'024, run, seeds};

} // namespace lockstep::fuzz
