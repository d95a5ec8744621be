// SPDX-License-Identifier: MIT

#include "core/sandbox/practiceblock.h"

#include "core/chain/work.h"
#include "core/encoding/bytewriter.h"
#include "core/util/hex.h"

#include <iterator>

namespace lockstep {

namespace {

constexpr std::int32_t BlockVersion = 0x2000'0000; // BIP9, no bit set

/// BIP34: the height as the shortest push that script has for a number.
void writeHeight(ByteWriter& out, BlockHeight height)
{
    if (height.value <= 16) {
        out.u8(static_cast<std::uint8_t>(0x50 + height.value)); // OP_1 to OP_16
        return;
    }
    ByteWriter number;
    auto rest = static_cast<std::uint32_t>(height.value);
    std::uint8_t last = 0;
    for (; rest != 0; rest >>= 8) number.u8(last = static_cast<std::uint8_t>(rest));
    if ((last & 0x80U) != 0) number.u8(0); // else it would read as negative
    out.varBytes(number.result());
}

Transaction coinbase(const BlockDraft& draft)
{
    ByteWriter script;
    writeHeight(script, draft.parent.height + 1);
    script.varBytes(ByteWriter().u64(draft.extraNonce).result());

    TxIn input;
    input.previous.index = 0xffff'ffff;
    input.scriptSig = std::move(script).result();
    Transaction tx;
    tx.inputs.push_back(std::move(input));
    tx.outputs.push_back({draft.reward, draft.coinbaseScript});
    return tx;
}

/// BIP141: the coinbase commits to every witness, here to a reserved value of zeros.
void commitToWitnesses(std::vector<Transaction>& transactions)
{
    std::vector<Digest32> leaves{Digest32{}};
    for (std::size_t i = 1; i < transactions.size(); ++i) leaves.push_back(transactions[i].wtxid().bytes);
    const Bytes reserved(32);
    const Bytes preimage = ByteWriter().bytes(merkleRoot(std::move(leaves)).root).bytes(reserved).result();
    ByteWriter script;
    script.bytes(*fromHex("6a24aa21a9ed")).bytes(doubleSha256(preimage));
    transactions.front().outputs.push_back({Amount(), std::move(script).result()});
    transactions.front().inputs.front().witness = {reserved};
}

} // namespace

Block buildBlock(BlockDraft draft)
{
    Block block;
    block.transactions.reserve(draft.transactions.size() + 1);
    block.transactions.push_back(coinbase(draft));
    std::move(draft.transactions.begin(), draft.transactions.end(), std::back_inserter(block.transactions));
    commitToWitnesses(block.transactions);

    std::vector<Digest32> leaves;
    leaves.reserve(block.transactions.size());
    for (const Transaction& tx : block.transactions) leaves.push_back(tx.txid().bytes);
    block.header = {BlockVersion, draft.parent.hash, {merkleRoot(std::move(leaves)).root}, draft.time, draft.bits, 0};
    solve(block.header);
    return block;
}

void solve(BlockHeader& header)
{
    const auto target = targetFromBits(header.bits);
    while (target && Uint256::fromLittleEndian(header.hash().bytes) > *target) ++header.nonce;
}

} // namespace lockstep
