// SPDX-License-Identifier: MIT

#include "core/api/services/session.h"

#include "core/api/services/sessionprivate.h"

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

Session::Private::Private(const SessionOptions& sessionOptions, std::unique_ptr<DataFolder> dataFolder)
    : options(sessionOptions)
    , folder(std::move(dataFolder))
    , engine(options, folder->databasePath())
    , reader(options.network, folder->databasePath())
    , passphraseCost(options.cheapPassphrases)
    , copies(folder->databasePath(), engine.clock())
    , wallets(engine, reader, workers, copies, passphraseCost)
    , ledger(engine, reader, copies)
    , chain(engine, reader)
    , upkeep(engine)
    , backups(engine, reader, workers, copies, passphraseCost)
    , appLock(folder->path(), options.network, workers, passphraseCost)
    , snapshot(std::make_shared<SyncSnapshot>())
{
    workers.setMaxThreadCount(1); // One key derivation at a time: each takes 256 MiB.
    syncThread.setObjectName(u"sync"_s);
    readThread.setObjectName(u"read"_s);
    engine.moveToThread(&syncThread);
    reader.moveToThread(&readThread);
    syncThread.start();
    readThread.start();
}

Session::Private::~Private()
{
    copies.giveUp();
    workers.waitForDone();
    copies.waitForDone();
    QMetaObject::invokeMethod(
        &reader, [this] { reader.close(); }, Qt::BlockingQueuedConnection);
    readThread.quit();
    readThread.wait();
    // The engine quits its thread itself, once the loop has ended.
    QMetaObject::invokeMethod(
        &engine, [this] { engine.close(); }, Qt::QueuedConnection);
    syncThread.wait();
}

Result<SyncSnapshotPtr> Session::Private::openEngine()
{
    Result<SyncSnapshotPtr> opened = Error{Errc::Stopping, {}};
    QMetaObject::invokeMethod(
        &engine,
        [&] {
            const auto done = engine.open();
            opened
                = done ? Result<SyncSnapshotPtr>(engine.manager().snapshot()) : Result<SyncSnapshotPtr>(done.error());
        },
        Qt::BlockingQueuedConnection);
    return opened;
}

Result<std::unique_ptr<Session>> Session::open(SessionOptions options)
{
    auto folder = DataFolder::open(options.folder);
    if (!folder) return folder.error();
    auto session = std::unique_ptr<Session>(new Session(std::make_unique<Private>(options, *std::move(folder))));
    const auto snapshot = session->d->openEngine();
    if (!snapshot) return snapshot.error();
    session->d->snapshot = *snapshot;
    if (!session->d->snapshot->wallets.isEmpty()) session->d->copies.makeDaily();
    session->d->copies.dropOldOfRemovals(session->d->snapshot->tipTime);
    return session;
}

Session::Session(std::unique_ptr<Private> priv) : d(std::move(priv))
{
    qRegisterMetaType<SyncSnapshotPtr>();
    qRegisterMetaType<SyncEvent>();
    connect(&d->engine, &Engine::snapshotChanged, this, [this](const SyncSnapshotPtr& snapshot) {
        d->snapshot = snapshot;
        emit snapshotChanged(snapshot);
    });
    connect(&d->engine, &Engine::touched, &d->touched, &TouchedWallets::touch);
    connect(&d->touched, &TouchedWallets::told, this, &Session::walletTouched);
    connect(&d->engine, &Engine::happened, this, [this](const SyncEvent& event) { pass(event); });
}

Session::~Session() = default;

void Session::pass(const SyncEvent& event)
{
    emit happened(event);
    if (event.kind == SyncEvent::Kind::Reorg) {
        for (const WalletView& wallet : d->snapshot->wallets) d->touched.touch(wallet.id);
        return;
    }
    for (const WalletId wallet : event.touched) d->touched.touch(wallet);
}

Network Session::network() const { return d->options.network; }
QString Session::folder() const { return d->folder->path(); }
SyncSnapshotPtr Session::snapshot() const { return d->snapshot; }

WalletService& Session::wallets() { return d->wallets; }
LedgerService& Session::ledger() { return d->ledger; }
ChainService& Session::chain() { return d->chain; }
UpkeepService& Session::upkeep() { return d->upkeep; }
BackupService& Session::backups() { return d->backups; }
AppLock& Session::appLock() { return d->appLock; }

} // namespace lockstep
