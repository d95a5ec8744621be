// SPDX-License-Identifier: MIT

#include "core/sync/jobs/outpointlook.h"

#include <algorithm>

namespace lockstep {

namespace {

void doubt(OutpointRow& row, const ChainPoint& at, OutpointDoubt why)
{
    row.verdict = OutpointVerdict::Unknown;
    row.doubt = why;
    row.at = at;
}

void noteMaking(OutpointRow& row, const ChainPoint& at, const Transaction& transaction)
{
    if (row.outpoint.index >= transaction.outputs.size()) return doubt(row, at, OutpointDoubt::NoSuchOutput);
    const TxOut& output = transaction.outputs[row.outpoint.index];
    if (!row.script.empty() && row.script != output.scriptPubKey) return doubt(row, at, OutpointDoubt::OtherScript);
    row.script = output.scriptPubKey;
    row.made = at;
    row.value = output.value.satoshis();
}

std::uint32_t inputOf(const Transaction& spender, const OutPoint& outpoint)
{
    const auto found = std::ranges::find(spender.inputs, outpoint, &TxIn::previous);
    return static_cast<std::uint32_t>(found - spender.inputs.begin());
}

} // namespace

void lookInto(OutpointRow& row, const ChainPoint& at, const IndexedBlock& block)
{
    if (row.verdict != OutpointVerdict::Open) return;
    for (std::uint32_t i = 0; i < block.transactionCount(); ++i)
        if (block.txid(i) == row.outpoint.txid) noteMaking(row, at, block.transaction(i));
    const std::uint32_t* spender = block.spenderOf(row.outpoint);
    if (!spender || row.verdict != OutpointVerdict::Open) return;
    row.verdict = OutpointVerdict::Spent;
    row.spent = row.at = at;
    row.spender = block.txid(*spender);
    row.input = inputOf(block.transaction(*spender), row.outpoint);
}

void conclude(OutpointRow& row, const ChainPoint& at)
{
    if (row.verdict != OutpointVerdict::Open) return;
    if (!row.made) return doubt(row, at, OutpointDoubt::NotFound);
    row.verdict = OutpointVerdict::Unspent;
    row.at = at;
}

} // namespace lockstep
