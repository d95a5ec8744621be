// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/engine/peerrecords.h"
#include "core/api/futures.h"
#include "core/api/labelfile.h"
#include "core/api/labeltarget.h"
#include "core/api/newwallet.h"
#include "core/api/paymentrequest.h"
#include "core/api/sessionoptions.h"
#include "core/api/views.h"
#include "core/api/walletprofile.h"
#include "core/storage/database/database.h"
#include "core/sync/manager/syncmanager.h"
#include "core/wallet/keyvault.h"
#include "core/wallet/walletfactory.h"

#include <QCoroTask>
#include <QObject>

#include <functional>
#include <memory>

namespace lockstep {

/// What lives on the sync thread: the writing connection, the SyncManager, and what a Session asks of them. Made on
/// the session's thread and moved; every other call happens on the sync thread.
class Engine final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Engine)

public:
    Engine(const SessionOptions& options, QString databasePath);
    ~Engine() override;

    Result<void> open();
    QCoro::Task<void> close(); ///< Lets the loop end, closes the database, quits the thread.

    const Clock& clock() const { return *m_options.clock; }
    SyncManager& manager() { return *m_manager; }
    Database& database() { return *m_database; }
    Network network() const { return m_options.network; }

    Result<WalletId> addWallet(const WalletDraft& draft, const WalletSetup& setup, ScanStart start,
                               const SyncManager::Furnish& furnish = {}); ///< As SyncManager::importWallet.
    struct WalletInFile
    {
        WalletId id;
        std::int64_t edits = 0; ///< WalletRow::edits, as it was when the wallet was read.
    };
    Result<void> noteBackup(const std::vector<WalletInFile>& wallets); ///< They went whole into a file, now.
    Result<void> removeWallet(WalletId wallet);
    Result<SealedKeys> sealedKeys(WalletId wallet) { return readSealedKeys(*m_database, wallet); }
    Result<void> hold(WalletId wallet, UnlockedKeys keys); ///< Unlocked.
    Result<void> lock(WalletId wallet); ///< Errors: Refused for a wallet without a passphrase.
    Result<void> lockAll(); ///< All that have one.

    /// Puts another wrap of the data key in the place of `opened`'s. Errors: NoSuchWallet; WrongPassphrase when
    /// somebody else changed it meanwhile.
    Result<void> changeWrap(WalletId wallet, const SealedKeys& opened, ByteSpan wrap);

    Result<void> confirmWords(WalletId wallet); ///< They were typed from paper, now.
    Result<void> checkScripts(WalletId wallet, const NewScripts& scripts); ///< What importScripts would refuse.
    Result<JobId> importScripts(WalletId wallet, const NewScripts& scripts);
    Result<ReceiveAddress> receive(WalletId wallet, bool next);
    Result<void> setLabel(WalletId wallet, const LabelTarget& target, const QString& text);
    Result<LabelReport> importLabels(const LabelFile& file);
    Result<PaymentRequest> addRequest(WalletId wallet, const NewPaymentRequest& request);
    Result<void> removeRequest(std::int64_t request);
    QCoro::Task<void> broadcast(Bytes rawTransaction, std::function<void(Result<int>)> done);

signals:
    void snapshotChanged(lockstep::SyncSnapshotPtr snapshot);
    void happened(lockstep::SyncEvent event);
    /// Labels, requests, waiting payments of it, or what is known of its backup changed.
    void touched(lockstep::WalletId wallet);

private:
    void tellEdited(WalletId wallet);
    void tellOpen(WalletId wallet);
    void unlockKeyless();
    void unlockKeyless(WalletId wallet);
    void overwriteOldRecords(int attempts);

    SessionOptions m_options;
    QString m_databasePath;
    SystemClock m_systemClock;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<PeerRecords> m_peers;
    std::unique_ptr<SyncManager> m_manager;
    KeyVault m_vault;
};

/// A question to the engine, on the sync thread.
template <typename T, typename Call>
QFuture<Result<T>> askEngine(Engine& engine, Call call)
{
    return askOn<T>(&engine, [&engine, call = std::move(call)] { return call(engine); });
}

/// For one line of SyncManager's.
template <typename T, typename Call>
QFuture<Result<T>> askManager(Engine& engine, Call call)
{
    return askEngine<T>(engine, [call = std::move(call)](Engine& e) { return call(e.manager()); });
}

} // namespace lockstep
