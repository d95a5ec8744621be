// SPDX-License-Identifier: MIT

#include "core/primitives/transaction.h"

#include "core/crypto/hash.h"

#include <algorithm>

namespace lockstep {

namespace {

// The smallest forms on the wire: what one item costs at least, so a count can be checked against the bytes.
constexpr std::size_t MinimumInput = 41;
constexpr std::size_t MinimumOutput = 9;
constexpr std::size_t MaxTransactionSize = 4'000'000;

TxIn readInput(ByteReader& in)
{
    TxIn input;
    input.previous.txid.bytes = in.array<32>();
    input.previous.index = in.u32();
    input.scriptSig = toBytes(in.varBytes(MaxTransactionSize));
    input.sequence = in.u32();
    return input;
}

TxOut readOutput(ByteReader& in)
{
    TxOut output;
    const auto value = Amount::fromSatoshis(in.i64());
    if (!value) in.fail(Errc::OutOfRange, "transaction: an output is negative or above 21 million bitcoin");
    output.value = value.value_or(Amount());
    output.scriptPubKey = toBytes(in.varBytes(MaxTransactionSize));
    return output;
}

void readWitness(ByteReader& in, TxIn& input)
{
    const std::size_t items = in.count(MaxTransactionSize, 1);
    input.witness.reserve(std::min<std::size_t>(items, 64)); // an item of one byte must not cost a whole vector
    for (std::size_t i = 0; i < items && !in.failed(); ++i)
        input.witness.push_back(toBytes(in.varBytes(MaxTransactionSize)));
}

void readLists(ByteReader& in, Transaction& tx, std::size_t inputs)
{
    tx.inputs.reserve(inputs);
    for (std::size_t i = 0; i < inputs && !in.failed(); ++i) tx.inputs.push_back(readInput(in));
    const std::size_t outputs = in.count(MaxTransactionSize, MinimumOutput);
    tx.outputs.reserve(outputs);
    for (std::size_t i = 0; i < outputs && !in.failed(); ++i) tx.outputs.push_back(readOutput(in));
}

void readWitnesses(ByteReader& in, Transaction& tx)
{
    for (TxIn& input : tx.inputs) readWitness(in, input);
    if (!in.failed() && !tx.hasWitness()) in.fail(Errc::Malformed, "transaction: marked as segwit without a witness");
}

Bytes serializeAs(const Transaction& tx, bool withWitness)
{
    ByteWriter out;
    out.i32(tx.version);
    if (withWitness) out.u8(0).u8(1);
    out.compactSize(tx.inputs.size());
    for (const TxIn& input : tx.inputs)
        out.bytes(input.previous.txid.bytes).u32(input.previous.index).varBytes(input.scriptSig).u32(input.sequence);
    out.compactSize(tx.outputs.size());
    for (const TxOut& output : tx.outputs) writeOutput(out, output);
    if (withWitness) {
        for (const TxIn& input : tx.inputs) {
            out.compactSize(input.witness.size());
            for (const Bytes& item : input.witness) out.varBytes(item);
        }
    }
    return std::move(out.u32(tx.lockTime)).result();
}

} // namespace

bool Transaction::hasWitness() const
{
    return std::ranges::any_of(inputs, [](const TxIn& input) { return !input.witness.empty(); });
}

bool Transaction::isCoinbase() const
{
    return inputs.size() == 1 && inputs[0].previous.txid.isZero() && inputs[0].previous.index == 0xffff'ffff;
}

Bytes Transaction::serialize() const { return serializeAs(*this, hasWitness()); }
Bytes Transaction::serializeWithoutWitness() const { return serializeAs(*this, false); }
Txid Transaction::txid() const { return {doubleSha256(serializeWithoutWitness())}; }
Wtxid Transaction::wtxid() const { return {doubleSha256(serialize())}; }

std::size_t Transaction::weight() const { return serializeWithoutWitness().size() * 3 + serialize().size(); }

Result<Transaction> Transaction::parse(ByteReader& in)
{
    Transaction tx;
    tx.version = in.i32();
    std::size_t inputs = in.count(MaxTransactionSize, MinimumInput);
    bool segwit = false;
    if (inputs == 0 && !in.failed()) { // BIP144: an empty input list is the marker, the flag follows
        if (in.u8() != 1) in.fail(Errc::Malformed, "transaction: no inputs, or an unknown segwit flag");
        segwit = true;
        inputs = in.count(MaxTransactionSize, MinimumInput);
        if (inputs == 0) in.fail(Errc::Malformed, "transaction: no inputs");
    }
    readLists(in, tx, inputs);
    if (segwit) readWitnesses(in, tx);
    tx.lockTime = in.u32();
    if (in.failed()) return in.status().error();
    return tx;
}

Result<Transaction> Transaction::parse(ByteSpan raw)
{
    ByteReader in(raw);
    auto tx = parse(in);
    if (!tx) return tx;
    if (const auto whole = in.finish(); !whole) return whole.error();
    return tx;
}

void writeOutput(ByteWriter& out, const TxOut& output)
{
    out.i64(output.value.satoshis()).varBytes(output.scriptPubKey);
}

} // namespace lockstep
