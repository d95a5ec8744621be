// SPDX-License-Identifier: MIT
#pragma once

#include "core/descriptors/descriptor.h"
#include "core/keys/accounttype.h"
#include "core/wallet/wallet.h"
#include "core/wallet/walletfactory.h"
#include "tests/support/testdatabase.h"

#include <initializer_list>
#include <string>
#include <vector>

namespace lockstep::test {

inline Amount sats(std::int64_t satoshis) { return *Amount::fromSatoshis(satoshis); }

/// A descriptor of keys that belong to `number`; the same number gives the same keys.
inline std::string testDescriptor(std::uint8_t number, AccountType type = AccountType::Bip84)
{
    const Bytes seed(32, std::byte{number});
    const auto master = must(ExtendedPrivateKey::fromSeed(seed));
    return must(accountDescriptor(type, master, Network::Regtest));
}

inline TxIn spend(const Transaction& parent, std::uint32_t index)
{
    TxIn input;
    input.previous = {parent.txid(), index};
    return input;
}

/// An input from somewhere else; different numbers are different coins.
inline TxIn foreign(std::uint64_t number)
{
    TxIn input;
    input.previous = {hashOf<Txid>(number), 0};
    return input;
}

inline Transaction tx(std::vector<TxIn> inputs, std::vector<TxOut> outputs)
{
    Transaction transaction;
    transaction.inputs = std::move(inputs);
    transaction.outputs = std::move(outputs);
    return transaction;
}

inline Transaction coinbase(std::vector<TxOut> outputs, std::uint32_t height)
{
    TxIn input;
    input.previous = {Txid{}, 0xffff'ffff};
    input.scriptSig
        = {std::byte{4}, static_cast<std::byte>(height & 0xff), static_cast<std::byte>(height >> 8U & 0xff)};
    return tx({input}, std::move(outputs));
}

/// Some script that is nobody's.
inline Bytes strangerScript(std::uint64_t number = 1)
{
    Bytes script{std::byte{0}, std::byte{32}};
    append(script, hashOf(number).bytes);
    return script;
}

/// A block body as a wallet sees it: it comes verified, so header and proof of work do not matter here.
inline IndexedBlock blockOf(std::vector<Transaction> transactions, std::uint32_t time = 1'700'000'000)
{
    Block block;
    block.header.time = time;
    block.transactions = std::move(transactions);
    return IndexedBlock(std::move(block));
}

/// Makes a wallet from a descriptor, at genesis.
inline std::unique_ptr<Wallet> addWallet(TestDatabase& db, const QString& name, const std::string& descriptor,
                                         std::optional<std::uint32_t> lookahead = {})
{
    const auto draft = must(draftFromText(descriptor, {}, Network::Regtest));
    WalletSetup setup;
    setup.name = name;
    setup.lookahead = lookahead;
    setup.syncedTo = pointAt(0);
    WalletId id;
    db.write([&] { id = must(storeWallet(*db, draft, setup)); });
    return must(Wallet::load(*db, id));
}

/// Takes in a block as the chain loop does: with SyncedTo, in one transaction.
inline IngestResult feed(TestDatabase& db, Wallet& wallet, const IndexedBlock& block, const ChainPoint& at)
{
    IngestResult result;
    db.write([&] {
        result = must(wallet.ingest(block, at));
        must(wallet.setSyncedTo(at));
    });
    return result;
}

inline Bytes scriptAt(Wallet& wallet, std::size_t keychain, std::uint32_t index)
{
    return toBytes(must(wallet.script(wallet.keychains()[keychain].id, index)));
}

} // namespace lockstep::test
