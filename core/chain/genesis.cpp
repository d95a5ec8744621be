// SPDX-License-Identifier: MIT

#include "core/chain/genesis.h"

#include "core/util/hex.h"

namespace lockstep {

namespace {

constexpr std::uint8_t OpPushData1 = 0x4c;
constexpr std::uint8_t OpCheckSig = 0xac;
constexpr std::int64_t FirstSubsidy = 50 * Amount::SatoshisPerBitcoin;

void push(ByteWriter& script, ByteSpan data)
{
    if (data.size() >= OpPushData1) script.u8(OpPushData1);
    script.u8(static_cast<std::uint8_t>(data.size())).bytes(data);
}

Transaction genesisCoinbase(const GenesisParts& parts)
{
    ByteWriter scriptSig;
    scriptSig.u8(4).u32(0x1d00'ffff).u8(1).u8(4); // two pushes that mean nothing any more: 486604799 and 4
    push(scriptSig, bytesOf(parts.message));

    ByteWriter scriptPubKey;
    push(scriptPubKey, fromHex(parts.publicKeyHex).value());
    scriptPubKey.u8(OpCheckSig);

    Transaction coinbase;
    coinbase.version = 1;
    coinbase.inputs.push_back({{Txid{}, 0xffff'ffff}, std::move(scriptSig).result(), 0xffff'ffff, {}});
    coinbase.outputs.push_back({Amount::fromSatoshis(FirstSubsidy).value(), std::move(scriptPubKey).result()});
    return coinbase;
}

} // namespace

GenesisParts satoshisGenesis(std::uint32_t time, std::uint32_t bits, std::uint32_t nonce)
{
    return {"The Times 03/Jan/2009 Chancellor on brink of second bailout for banks",
            "04678afdb0fe5548271967f1a67130b7105cd6a828e03909a67962e0ea1f61deb6"
            "49f6bc3f4cef38c4f35504e51ec112de5c384df7ba0b8d578a4c702b6bf11d5f",
            time, bits, nonce};
}

GenesisParts testnet4Genesis()
{
    return {"03/May/2024 000000000000000000001ebd58c244970b3aa9d783bb001011fbe8ea8e98e00e",
            "000000000000000000000000000000000000000000000000000000000000000000", 1'714'777'860, 0x1d00'ffff,
            393'743'547};
}

Block genesisBlock(const GenesisParts& parts)
{
    Block block;
    block.transactions.push_back(genesisCoinbase(parts));
    block.header.version = 1;
    block.header.merkleRoot = {block.transactions.front().txid().bytes}; // of one transaction: its own id
    block.header.time = parts.time;
    block.header.bits = parts.bits;
    block.header.nonce = parts.nonce;
    return block;
}

} // namespace lockstep
