// SPDX-License-Identifier: MIT

#include "core/api/reader.h"

#include "core/api/addresses.h"
#include "core/api/profilereader.h"
#include "core/storage/ledgerrepository.h"

namespace lockstep {

namespace {

HistoryRow historyRow(const TxRow& tx)
{
    HistoryRow row;
    row.txid = tx.txid;
    row.block = tx.block;
    row.time = tx.time;
    row.amount = tx.net;
    row.fee = tx.fee;
    row.isCoinbase = tx.isCoinbase;
    row.label = tx.label;
    return row;
}

CoinRow coinRow(const StoredCoin& coin, Network network)
{
    CoinRow row;
    row.outpoint = coin.outpoint;
    row.amount = coin.amount;
    row.address = addressText(coin.script, network);
    row.height = coin.height;
    row.isCoinbase = coin.isCoinbase;
    row.frozen = coin.frozen;
    return row;
}

} // namespace

Reader::Reader(Network network, QString databasePath) : m_network(network), m_path(std::move(databasePath)) { }

Reader::~Reader() = default;

Result<Database*> Reader::database()
{
    if (!m_database) {
        auto opened = Database::openReader(m_path, DatabaseIdentity::of(networkParams(m_network)));
        if (!opened) return opened.error();
        m_database = *std::move(opened);
    }
    return m_database.get();
}

void Reader::close() { m_database.reset(); }

Result<Page<HistoryRow>> Reader::history(WalletId wallet, int offset, int count)
{
    const auto db = database();
    if (!db) return db.error();
    LedgerRepository ledger(**db);
    const auto total = ledger.historySize(wallet);
    if (!total) return total.error();
    const auto transactions = ledger.history(wallet, offset, count);
    if (!transactions) return transactions.error();
    Page<HistoryRow> page;
    page.total = static_cast<int>(*total);
    for (const TxRow& tx : *transactions) page.rows += historyRow(tx);
    return page;
}

Result<QList<CoinRow>> Reader::coins(WalletId wallet)
{
    const auto db = database();
    if (!db) return db.error();
    const auto live = LedgerRepository(**db).liveCoins(wallet);
    if (!live) return live.error();
    QList<CoinRow> rows;
    for (const StoredCoin& coin : *live)
        if (!coin.spentBy) rows += coinRow(coin, m_network); // One that waits to be spent is not there to spend.
    return rows;
}

Result<QList<AddressRow>> Reader::addresses(WalletId wallet)
{
    const auto db = database();
    if (!db) return db.error();
    return addressRows(**db, wallet, m_network);
}

Result<WalletProfile> Reader::profile(WalletId wallet)
{
    const auto db = database();
    if (!db) return db.error();
    return readWalletProfile(**db, wallet);
}

} // namespace lockstep
