// SPDX-License-Identifier: MIT

#include "core/api/engine/reader.h"

#include "core/api/engine/addresses.h"
#include "core/api/engine/labelreading.h"
#include "core/api/engine/paymentaddresses.h"
#include "core/api/engine/paymentreading.h"
#include "core/api/engine/previewreading.h"
#include "core/api/engine/profilereader.h"
#include "core/api/engine/transactionreading.h"
#include "core/script/address.h"
#include "core/storage/database/consistentread.h"
#include "core/storage/repositories/keychainrepository.h"
#include "core/storage/repositories/ledgerrepository.h"
#include "core/storage/repositories/paymentrequestrepository.h"
#include "core/storage/repositories/walletrepository.h"

namespace lockstep {

namespace {

CoinRow coinRow(const StoredCoin& coin, Network network)
{
    CoinRow row;
    row.outpoint = coin.outpoint;
    row.amount = coin.amount;
    row.address = addressText(coin.script, network);
    row.height = coin.height;
    row.isCoinbase = coin.isCoinbase;
    row.frozen = coin.frozen;
    row.isUnverified = coin.heard;
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

Result<HistoryPage> Reader::history(const HistoryQuery& query, int offset, int count)
{
    const auto db = database();
    if (!db) return db.error();
    return historyPage(**db, query, offset, count);
}

Result<TransactionView> Reader::transaction(WalletId wallet, const Txid& txid)
{
    const auto db = database();
    if (!db) return db.error();
    return consistentRead(**db, [&] { return transactionView(**db, wallet, txid, m_network); });
}

Result<QList<QStringList>> Reader::paymentAddresses(const QList<HistoryRow>& rows)
{
    const auto db = database();
    if (!db) return db.error();
    return consistentRead(**db, [&] { return lockstep::paymentAddresses(**db, rows, m_network); });
}

Result<TransactionPreview> Reader::preview(const QByteArray& text)
{
    const auto db = database();
    if (!db) return db.error();
    return consistentRead(**db, [&] { return transactionPreview(**db, text, m_network); });
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

Result<QStringList> Reader::frozenAddresses(WalletId wallet)
{
    const auto db = database();
    if (!db) return db.error();
    const auto scripts = KeychainRepository(**db).frozenScripts(wallet);
    if (!scripts) return scripts.error();
    QStringList addresses;
    for (const Bytes& script : *scripts) addresses += addressText(script, m_network);
    return addresses;
}

Result<WalletProfile> Reader::profile(WalletId wallet)
{
    const auto db = database();
    if (!db) return db.error();
    return readWalletProfile(**db, wallet);
}

Result<std::optional<AddressOwner>> Reader::whoseIs(const QString& address)
{
    const auto script = scriptFromAddress(address.trimmed().toStdString(), m_network);
    if (!script) return script.error();
    const auto db = database();
    if (!db) return db.error();
    return addressOwner(**db, *script, m_network);
}

Result<WatchedAlready> Reader::watchedAlready(const WatchQuestion& question)
{
    const auto db = database();
    if (!db) return db.error();
    return lockstep::watchedAlready(**db, question, m_network);
}

Result<WordsAlready> Reader::watchedAlready(const WordsQuestion& question)
{
    const auto db = database();
    if (!db) return db.error();
    return lockstep::watchedAlready(**db, question, m_network);
}

Result<QList<PaymentRequest>> Reader::requests(WalletId wallet)
{
    const auto db = database();
    if (!db) return db.error();
    const auto rows = PaymentRequestRepository(**db).ofWallet(wallet);
    if (!rows) return rows.error();
    QList<PaymentRequest> requests;
    for (const PaymentRequestRow& row : *rows) requests += paymentRequest(row, m_network);
    return requests;
}

Result<QList<LabelLine>> Reader::labels(std::optional<WalletId> wallet)
{
    const auto db = database();
    if (!db) return db.error();
    return consistentRead(**db, [&]() -> Result<QList<LabelLine>> {
        if (wallet) return readLabels(**db, *wallet);
        const auto rows = WalletRepository(**db).all();
        if (!rows) return rows.error();
        QList<LabelLine> all;
        for (const WalletRow& row : *rows) {
            const auto lines = readLabels(**db, row.id);
            if (!lines) return lines;
            all += *lines;
        }
        return all;
    });
}

Result<std::vector<WalletForBackup>> Reader::forBackup(const QList<WalletId>& wallets)
{
    const auto db = database();
    if (!db) return db.error();
    return consistentRead(**db, [&]() -> Result<std::vector<WalletForBackup>> {
        std::vector<WalletForBackup> all;
        for (const WalletId id : wallets) {
            auto wallet = readForBackup(**db, id);
            if (!wallet) return wallet.error();
            all.push_back(*std::move(wallet));
        }
        return all;
    });
}

Result<QString> Reader::nameOfIdentity(const std::string& identity)
{
    const auto db = database();
    if (!db) return db.error();
    const auto row = WalletRepository(**db).findByIdentity(identity);
    if (!row) return row.error();
    return *row ? (*row)->name : QString();
}

Result<QList<EventView>> Reader::events(int count)
{
    const auto db = database();
    if (!db) return db.error();
    return readEvents(**db, count);
}

} // namespace lockstep
