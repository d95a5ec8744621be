// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/engine/backupreading.h"
#include "core/api/eventview.h"
#include "core/api/futures.h"
#include "core/api/labelfile.h"
#include "core/api/paymentrequest.h"
#include "core/api/transactionpreview.h"
#include "core/api/transactionview.h"
#include "core/api/views.h"
#include "core/api/walletprofile.h"
#include "core/api/watchedalready.h"
#include "core/storage/database/database.h"
#include "core/util/result.h"

#include <QObject>
#include <QString>

#include <memory>

namespace lockstep {

/// Reads for the pages and the command line, on a thread and a connection of its own: it never waits for the sync
/// thread, nor that for it. Opens its connection at the first question.
class Reader final : public QObject
{
public:
    Reader(Network network, QString databasePath);
    ~Reader() override;

    // What LedgerService says of them.
    Result<HistoryPage> history(const HistoryQuery& query, int offset, int count);
    Result<QList<QStringList>> paymentAddresses(const QList<HistoryRow>& rows);
    Result<TransactionView> transaction(WalletId wallet, const Txid& txid);
    Result<TransactionPreview> preview(const QByteArray& text);
    Result<QList<CoinRow>> coins(WalletId wallet);
    Result<QList<AddressRow>> addresses(WalletId wallet);
    Result<QStringList> frozenAddresses(WalletId wallet);
    Result<std::optional<AddressOwner>> whoseIs(const QString& address);
    Result<WatchedAlready> watchedAlready(const WatchQuestion& question);
    Result<WordsAlready> watchedAlready(const WordsQuestion& question);
    Result<QList<PaymentRequest>> requests(WalletId wallet);
    Result<QList<LabelLine>> labels(std::optional<WalletId> wallet);
    Result<WalletProfile> profile(WalletId wallet);
    Result<QList<EventView>> events(int count);

    // What BackupService asks.
    Result<std::vector<WalletForBackup>> forBackup(const QList<WalletId>& wallets);
    Result<QString> nameOfIdentity(const std::string& identity); ///< Empty: no wallet watches this.

    void close(); ///< On the reader's thread, before it ends.

private:
    Result<Database*> database();

    Network m_network;
    QString m_path;
    std::unique_ptr<Database> m_database;
};

/// A question to the reader, on its thread.
template <typename T, typename Call>
QFuture<Result<T>> askReader(Reader& reader, Call call)
{
    return askOn<T>(&reader, [&reader, call = std::move(call)] { return call(reader); });
}

} // namespace lockstep
