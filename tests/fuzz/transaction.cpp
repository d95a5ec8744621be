// SPDX-License-Identifier: MIT

#include "core/primitives/transaction.h"

#include "core/crypto/hash.h"
#include "core/primitives/block.h"
#include "tests/fuzz/memoryuse.h"
#include "tests/fuzz/seeds.h"
#include "tests/fuzz/target.h"

#include <algorithm>

namespace lockstep::fuzz {

namespace {

/// An empty witness item is one byte on the wire and 24 in a vector, which must not be copied while it grows.
constexpr std::size_t MostPerByte = 32;

Transaction stripped(Transaction tx)
{
    for (TxIn& input : tx.inputs) input.witness.clear();
    return tx;
}

void run(ByteSpan input)
{
    const MemoryUse memory;
    const auto tx = Transaction::parse(input);
    require(memory.peak() <= MostPerByte * input.size() + 65'536, "memory is paid for by bytes that are there");
    if (!tx) return;

    const Bytes whole = tx->serialize();
    const Bytes bare = tx->serializeWithoutWitness();
    require(std::ranges::equal(whole, input), "written as it came");
    require(bare == stripped(*tx).serialize(), "the txid's bytes are those of the transaction without its witness");
    require(tx->txid().bytes == doubleSha256(bare) && tx->wtxid().bytes == doubleSha256(whole), "hashes of the bytes");
    require(tx->weight() == 3 * bare.size() + whole.size(), "BIP141's formula of the weight");
    if (!tx->hasWitness()) require(tx->txid().bytes == tx->wtxid().bytes, "without a witness both hashes are one");

    if (!checkTransaction(*tx)) return;
    std::int64_t total = 0;
    for (const TxOut& output : tx->outputs) total += output.value.satoshis();
    require(total >= 0 && total <= Amount::MaxSatoshis, "a sound transaction pays at most all there is");
}

std::vector<Bytes> seeds()
{
    std::vector<Bytes> inputs;
    for (const Bytes& raw : blockSeeds()) {
        const Block block = *Block::parse(raw);
        for (const Transaction& tx : block.transactions)
            if (const Bytes bytes = tx.serialize(); bytes.size() < 1'000) inputs.push_back(bytes);
    }

    Transaction segwit;
    segwit.inputs.resize(2);
    segwit.inputs[1].witness = {Bytes(71), Bytes(33), {}};
    segwit.outputs.push_back({Amount::fromSatoshis(5'000).value(), Bytes(22)});
    inputs.push_back(segwit.serialize());
    segwit.inputs[0].witness.resize(2'100); // empty items, a little more than a doubling vector has room for
    inputs.push_back(segwit.serialize());
    return inputs;
}

} // namespace

constinit const Target TransactionTarget{"transaction", 4'096, run, seeds};

} // namespace lockstep::fuzz
