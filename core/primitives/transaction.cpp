// SPDX-License-Identifier: MIT

#include "core/primitives/transaction.h"

#include "core/crypto/hash.h"
#include "core/encoding/compactsize.h"

#include <algorithm>
#include <optional>

namespace lockstep {

namespace {

// The smallest forms on the wire: what one item costs at least, so a count can be checked against the bytes.
constexpr std::size_t MinimumInput = 41;
constexpr std::size_t MinimumOutput = 9;
constexpr std::size_t MaxTransactionSize = 4'000'000;
constexpr std::size_t MaxStrippedSize = 1'000'000; ///< A quarter of a block's weight.

constexpr OutPoint NullOutPoint{{}, 0xffff'ffff}; ///< What a coinbase spends.

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
    input.witness.reserve(items); // paid for by bytes that are there; growing would hold it three times
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

std::size_t sizeWithLength(std::size_t bytes) { return compactSizeWidth(bytes) + bytes; }

std::size_t strippedSize(const Transaction& tx)
{
    std::size_t size = 4 + compactSizeWidth(tx.inputs.size()) + compactSizeWidth(tx.outputs.size()) + 4;
    for (const TxIn& input : tx.inputs) size += 36 + sizeWithLength(input.scriptSig.size()) + 4;
    for (const TxOut& output : tx.outputs) size += 8 + sizeWithLength(output.scriptPubKey.size());
    return size;
}

std::size_t witnessSize(const Transaction& tx)
{
    if (!tx.hasWitness()) return 0;
    std::size_t size = 2; // marker and flag
    for (const TxIn& input : tx.inputs) {
        size += compactSizeWidth(input.witness.size());
        for (const Bytes& item : input.witness) size += sizeWithLength(item.size());
    }
    return size;
}

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

Result<void> checkInputs(const Transaction& tx)
{
    std::vector<OutPoint> spent;
    spent.reserve(tx.inputs.size());
    for (const TxIn& input : tx.inputs) {
        const OutPoint& previous = input.previous;
        if (previous == NullOutPoint) return Error{Errc::Malformed, "transaction: a null input outside a coinbase"};
        spent.push_back(previous);
    }
    std::ranges::sort(spent);
    if (std::ranges::adjacent_find(spent) != spent.end())
        return Error{Errc::Duplicate, "transaction: spends one coin twice"};
    return {};
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

std::size_t Transaction::weight() const { return strippedSize(*this) * 4 + witnessSize(*this); }

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

Result<void> checkTransaction(const Transaction& tx)
{
    if (tx.inputs.empty() || tx.outputs.empty()) return Error{Errc::Malformed, "transaction: no inputs or no outputs"};
    if (strippedSize(tx) > MaxStrippedSize) return Error{Errc::OutOfRange, "transaction: too large"};
    std::optional<Amount> total = Amount();
    for (const TxOut& output : tx.outputs)
        if (total) total = add(*total, output.value);
    if (!total) return Error{Errc::OutOfRange, "transaction: the outputs are above 21 million bitcoin together"};
    if (!tx.isCoinbase()) return checkInputs(tx);
    const std::size_t script = tx.inputs.front().scriptSig.size();
    if (script < 2 || script > 100)
        return Error{Errc::Malformed, "transaction: a coinbase's script has 2 to 100 bytes"};
    return {};
}

void writeOutput(ByteWriter& out, const TxOut& output)
{
    out.i64(output.value.satoshis()).varBytes(output.scriptPubKey);
}

} // namespace lockstep
