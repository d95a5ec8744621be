// SPDX-License-Identifier: MIT

#include "core/primitives/rawtransaction.h"

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

RawTransaction::Input readInput(ByteReader& in)
{
    RawTransaction::Input input;
    input.previous.txid.bytes = in.array<32>();
    input.previous.index = in.u32();
    input.scriptSig = in.varBytes(MaxTransactionSize);
    input.sequence = in.u32();
    return input;
}

RawTransaction::Output readOutput(ByteReader& in)
{
    const auto value = Amount::fromSatoshis(in.i64());
    if (!value) in.fail(Errc::OutOfRange, "transaction: an output is negative or above 21 million bitcoin");
    return {value.value_or(Amount()), in.varBytes(MaxTransactionSize)};
}

void readLists(ByteReader& in, RawTransaction& tx, std::size_t inputs)
{
    tx.inputs.reserve(inputs);
    for (std::size_t i = 0; i < inputs && !in.failed(); ++i) tx.inputs.push_back(readInput(in));
    const std::size_t outputs = in.count(MaxTransactionSize, MinimumOutput);
    tx.outputs.reserve(outputs);
    for (std::size_t i = 0; i < outputs && !in.failed(); ++i) tx.outputs.push_back(readOutput(in));
}

void readWitnesses(ByteReader& in, RawTransaction& tx)
{
    for (RawTransaction::Input& input : tx.inputs) {
        input.witnessItems = in.count(MaxTransactionSize, 1);
        for (std::size_t i = 0; i < input.witnessItems && !in.failed(); ++i)
            tx.witness.push_back(in.varBytes(MaxTransactionSize));
    }
    if (!in.failed() && tx.witness.empty()) in.fail(Errc::Malformed, "transaction: marked as segwit without a witness");
}

std::size_t sizeWithLength(std::size_t bytes) { return compactSizeWidth(bytes) + bytes; }

std::size_t witnessSize(const RawTransaction& tx)
{
    if (tx.witness.empty()) return 0;
    std::size_t size = 2; // marker and flag
    for (const auto& input : tx.inputs) size += compactSizeWidth(input.witnessItems);
    for (const ByteSpan item : tx.witness) size += sizeWithLength(item.size());
    return size;
}

Result<void> checkInputs(const RawTransaction& tx)
{
    std::vector<OutPoint> spent;
    spent.reserve(tx.inputs.size());
    for (const auto& input : tx.inputs) {
        if (input.previous == NullOutPoint)
            return Error{Errc::Malformed, "transaction: a null input outside a coinbase"};
        spent.push_back(input.previous);
    }
    std::ranges::sort(spent);
    if (std::ranges::adjacent_find(spent) != spent.end())
        return Error{Errc::Duplicate, "transaction: spends one coin twice"};
    return {};
}

} // namespace

RawTransaction RawTransaction::of(const Transaction& tx)
{
    RawTransaction view;
    view.version = tx.version;
    view.lockTime = tx.lockTime;
    view.inputs.reserve(tx.inputs.size());
    view.outputs.reserve(tx.outputs.size());
    for (const TxIn& input : tx.inputs) {
        view.inputs.push_back({input.previous, input.scriptSig, input.sequence, input.witness.size()});
        view.witness.insert(view.witness.end(), input.witness.begin(), input.witness.end());
    }
    for (const TxOut& output : tx.outputs) view.outputs.push_back({output.value, output.scriptPubKey});
    return view;
}

Result<void> RawTransaction::read(ByteReader& in)
{
    inputs.clear();
    outputs.clear();
    witness.clear();
    version = in.i32();
    std::size_t count = in.count(MaxTransactionSize, MinimumInput);
    bool segwit = false;
    if (count == 0 && !in.failed()) { // BIP144: an empty input list is the marker, the flag follows
        if (in.u8() != 1) in.fail(Errc::Malformed, "transaction: no inputs, or an unknown segwit flag");
        segwit = true;
        count = in.count(MaxTransactionSize, MinimumInput);
        if (count == 0) in.fail(Errc::Malformed, "transaction: no inputs");
    }
    readLists(in, *this, count);
    if (segwit) readWitnesses(in, *this);
    lockTime = in.u32();
    return in.status();
}

Transaction RawTransaction::copy() const
{
    Transaction tx;
    tx.version = version;
    tx.lockTime = lockTime;
    tx.inputs.reserve(inputs.size());
    tx.outputs.reserve(outputs.size());
    auto item = witness.begin();
    for (const Input& input : inputs) {
        TxIn& made = tx.inputs.emplace_back(TxIn{input.previous, toBytes(input.scriptSig), input.sequence, {}});
        made.witness.reserve(input.witnessItems); // growing would hold it three times
        for (std::size_t i = 0; i < input.witnessItems; ++i) made.witness.push_back(toBytes(*item++));
    }
    for (const Output& output : outputs) tx.outputs.push_back({output.value, toBytes(output.scriptPubKey)});
    return tx;
}

bool RawTransaction::isCoinbase() const { return inputs.size() == 1 && inputs.front().previous == NullOutPoint; }

std::size_t RawTransaction::strippedSize() const
{
    std::size_t size = 4 + compactSizeWidth(inputs.size()) + compactSizeWidth(outputs.size()) + 4;
    for (const Input& input : inputs) size += 36 + sizeWithLength(input.scriptSig.size()) + 4;
    for (const Output& output : outputs) size += 8 + sizeWithLength(output.scriptPubKey.size());
    return size;
}

std::size_t RawTransaction::weight() const { return strippedSize() * 4 + witnessSize(*this); }

Result<void> checkTransaction(const RawTransaction& tx)
{
    if (tx.inputs.empty() || tx.outputs.empty()) return Error{Errc::Malformed, "transaction: no inputs or no outputs"};
    if (tx.strippedSize() > MaxStrippedSize) return Error{Errc::OutOfRange, "transaction: too large"};
    std::optional<Amount> total = Amount();
    for (const auto& output : tx.outputs)
        if (total) total = add(*total, output.value);
    if (!total) return Error{Errc::OutOfRange, "transaction: the outputs are above 21 million bitcoin together"};
    if (!tx.isCoinbase()) return checkInputs(tx);
    const std::size_t script = tx.inputs.front().scriptSig.size();
    if (script < 2 || script > 100)
        return Error{Errc::Malformed, "transaction: a coinbase's script has 2 to 100 bytes"};
    return {};
}

} // namespace lockstep
