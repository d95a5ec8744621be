// SPDX-License-Identifier: MIT

#include "core/primitives/transaction.h"

#include "core/crypto/hash.h"
#include "core/primitives/rawtransaction.h"

#include <algorithm>

namespace lockstep {

namespace {

/// In one piece where the scripts are short, since a payment to many has thousands of outputs and is hashed often.
void writeOutputs(ByteWriter& out, const std::vector<TxOut>& outputs)
{
    constexpr std::size_t Short = 0xfd; // from here on a length takes more than a byte
    std::size_t size = 0;
    for (const TxOut& output : outputs) {
        if (output.scriptPubKey.size() >= Short) {
            for (const TxOut& each : outputs) writeOutput(out, each);
            return;
        }
        size += 8 + 1 + output.scriptPubKey.size();
    }
    Bytes piece(size);
    auto at = piece.begin();
    for (const TxOut& output : outputs) {
        const auto value = static_cast<std::uint64_t>(output.value.satoshis());
        for (std::size_t i = 0; i < 8; ++i) *at++ = static_cast<std::byte>((value >> (8 * i)) & 0xff);
        *at++ = static_cast<std::byte>(output.scriptPubKey.size());
        at = std::ranges::copy(output.scriptPubKey, at).out;
    }
    out.bytes(piece);
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
    writeOutputs(out, tx.outputs);
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

bool Transaction::isCoinbase() const { return inputs.size() == 1 && inputs[0].previous == NullOutPoint; }

Bytes Transaction::serialize() const { return serializeAs(*this, hasWitness()); }
Bytes Transaction::serializeWithoutWitness() const { return serializeAs(*this, false); }
Txid Transaction::txid() const { return {doubleSha256(serializeWithoutWitness())}; }
Wtxid Transaction::wtxid() const { return {doubleSha256(serialize())}; }

std::size_t Transaction::weight() const { return RawTransaction::of(*this).weight(); }

Result<Transaction> Transaction::parse(ByteReader& in)
{
    RawTransaction view;
    if (const auto read = view.read(in); !read) return read.error();
    return view.copy();
}

Result<Transaction> Transaction::parse(ByteSpan raw)
{
    ByteReader in(raw);
    auto tx = parse(in);
    if (!tx) return tx;
    if (const auto whole = in.finish(); !whole) return whole.error();
    return tx;
}

Result<void> checkTransaction(const Transaction& tx) { return checkTransaction(RawTransaction::of(tx)); }

void writeOutput(ByteWriter& out, const TxOut& output)
{
    out.i64(output.value.satoshis()).varBytes(output.scriptPubKey);
}

} // namespace lockstep
