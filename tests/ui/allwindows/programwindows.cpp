// SPDX-License-Identifier: MIT

#include "tests/ui/allwindows/programwindows.h"

#include "tests/support/guitest.h"
#include "tests/ui/allwindows/samples.h"
#include "ui/dialogs/network/networkdialog.h"
#include "ui/dialogs/network/networkquestions.h"
#include "ui/dialogs/network/testconnectioncard.h"
#include "ui/dialogs/preferences/applockcard.h"
#include "ui/dialogs/preferences/clearcachedialog.h"
#include "ui/dialogs/preferences/importscard.h"
#include "ui/dialogs/preferences/preferencesdialog.h"
#include "ui/dialogs/preferences/resetpreferencesdialog.h"
#include "ui/dialogs/preferences/storagepage.h"
#include "ui/dialogs/program/consolepanel.h"
#include "ui/dialogs/program/logdialog.h"
#include "ui/dialogs/program/upkeepdialog.h"
#include "ui/dialogs/wallet/rebuilddialogs.h"
#include "ui/format/program/upkeeptext.h"

#include <QListWidget>
#include <QTabWidget>

namespace lockstep::test {

using namespace lockstep::ui;

namespace {

PeerInfo samplePeer(std::uint64_t id, bool servesFilters)
{
    PeerInfo peer;
    peer.id = PeerId{id};
    peer.address = QStringLiteral("192.0.2.%1:8333").arg(id);
    peer.userAgent = "/Satoshi:27.0.0/";
    peer.servesBlocks = true;
    peer.servesFilters = servesFilters;
    peer.announcedHeight = BlockHeight{910'118};
    peer.pingMilliseconds = 41;
    peer.bytesReceived = 310'000'000;
    return peer;
}

CacheState sampleCache()
{
    CacheState cache;
    cache.filterBytes = 3'100'000'000;
    cache.blockBytes = 40'000'000;
    return cache;
}

FeeView sampleFees()
{
    FeeView fees;
    fees.average = FeeRate::fromSatoshisPerKilobyte(5'412);
    fees.lowest = FeeRate::fromSatoshisPerKilobyte(4'100);
    fees.highest = FeeRate::fromSatoshisPerKilobyte(7'000);
    fees.blocks = 6;
    fees.from = BlockHeight{910'113};
    fees.to = BlockHeight{910'118};
    fees.confidence = FeeConfidence::High;
    fees.floor = FeeRate::fromSatoshisPerKilobyte(1'000);
    fees.floorPeers = 2;
    return fees;
}

QWidget* network(bool hasSettings, bool isHeld = false)
{
    auto* dialog = new NetworkDialog(Network::Mainnet);
    SyncSnapshot snapshot = sampleSnapshot();
    snapshot.peers = {samplePeer(4, true), samplePeer(7, false)};
    snapshot.peers[0].lastProblem = Error{Errc::Timeout, "did not send filter headers in time"};
    snapshot.jobs = {sampleJob(JobState::Running)};
    snapshot.fees = sampleFees();
    if (isHeld) snapshot.heldReorg = HeldReorg{.fork = {BlockHeight{910'000}, {}}, .tip = {}, .undone = 118};
    dialog->setSnapshot(snapshot, SampleNow);
    if (hasSettings) dialog->showSettings();
    return dialog;
}

QWidget* networkWithHistory()
{
    QWidget* dialog = network(false);
    EventView done;
    done.kind = EventView::Kind::ImportDone;
    done.wallet = WalletId{1};
    done.walletName = QStringLiteral("Daily");
    done.height = BlockHeight{910'118};
    done.time = SampleNow;
    done.count = 14;
    done.bytes = 270'000'000;
    EventView begun = done;
    begun.kind = EventView::Kind::ImportStarted;
    begun.height = BlockHeight{735'000};
    static_cast<NetworkDialog*>(dialog)->setEvents({done, begun});
    return dialog;
}

QWidget* proof()
{
    auto* dialog = new NetworkDialog(Network::Mainnet);
    SyncSnapshot snapshot = sampleSnapshot();
    snapshot.peers = {samplePeer(4, true), samplePeer(7, false)};
    snapshot.proof.work = QString(42, '0') + "a1b2c3d4e5f60718293a4b";
    snapshot.proof.headerPeers = 2;
    snapshot.proof.filterHeaders = {BlockHeight{910'118}, 2, 2};
    snapshot.proof.lastDispute = SettledDispute{SampleNow, BlockHeight{880'004}, 1};
    dialog->setSnapshot(snapshot, SampleNow);
    child<QTabWidget>(*dialog, "networkTabWidget").setCurrentIndex(1);
    return dialog;
}

QWidget* preferences(int page)
{
    auto* dialog = new PreferencesDialog;
    dialog->setPreferences({});
    dialog->setConnection(PreferencesDialog::tr("Network"));
    dialog->storage().setFolder(QStringLiteral("/"));
    dialog->storage().setCache(sampleCache());
    child<QListWidget>(*dialog, "preferencesPageList").setCurrentRow(page);
    return dialog;
}

QWidget* lockedPreferences()
{
    QWidget* dialog = preferences(1);
    static_cast<PreferencesDialog*>(dialog)->appLock().setIsSet(true);
    return dialog;
}

/// All filters, and less room than they take; the wish was not met.
QWidget* tooLittleRoom()
{
    QWidget* dialog = preferences(3);
    StoragePage& page = static_cast<PreferencesDialog*>(dialog)->storage();
    CacheState cache = sampleCache();
    cache.keeping.filters = CacheKeeping::Filters::Everything;
    cache.keeping.filterCap = 5'000'000'000;
    cache.every = {448'000, 10'100'000'000, 112'000, false};
    page.setCache(cache);
    page.showError({Errc::DiskFull, "write failed"});
    return dialog;
}

QWidget* refusedImports()
{
    QWidget* dialog = preferences(2);
    static_cast<PreferencesDialog*>(dialog)->imports().showAnswer(Error{Errc::DiskFull, "write failed"});
    return dialog;
}

QWidget* log()
{
    EventView reorg;
    reorg.kind = EventView::Kind::Reorg;
    reorg.time = SampleNow;
    reorg.height = BlockHeight{910'100};
    reorg.count = 3;
    EventView import = reorg;
    import.kind = EventView::Kind::ImportDone;
    import.wallet = WalletId{2};
    import.walletName = "Savings";
    reorg.id = 2;
    import.id = 1;
    auto* dialog = new LogDialog;
    dialog->setSeenUpTo(import.id);
    dialog->setEvents({reorg, import});
    return dialog;
}

QWidget* unreadLog()
{
    auto* dialog = new LogDialog;
    dialog->showError({Errc::Io, {}});
    return dialog;
}

QWidget* console(bool isOn)
{
    auto* dialog = new LogDialog;
    dialog->console().setSwitchedOn(isOn);
    if (isOn)
        dialog->console().answer({LogDialog::tr("Nothing has happened yet.")}); // no command: they are not translated
    dialog->showConsole(true);
    return dialog;
}

CheckFinding finding(CheckPart part, bool isMended, std::optional<WalletFlaw> flaw = {})
{
    CheckFinding found;
    found.part = part;
    found.isMended = isMended;
    found.flaw = flaw;
    found.from = BlockHeight{735'004};
    found.count = 3;
    if (flaw) found.walletName = "Savings";
    return found;
}

QWidget* check(const QList<CheckFinding>& findings)
{
    auto* dialog = new UpkeepDialog(UpkeepKind::Check, nullptr);
    CheckReport report{910'118, 910'118, 175'119, 3, 412, 530, {}, findings};
    dialog->showReport(report);
    return dialog;
}

QWidget* underWay()
{
    auto* dialog = new UpkeepDialog(UpkeepKind::HeaderImport, nullptr);
    dialog->setProgress(40);
    return dialog;
}

QWidget* rebuildWallet()
{
    auto* dialog = new RebuildWalletDialog(QStringLiteral("Savings"), nullptr);
    QObject::connect(dialog, &RebuildWalletDialog::estimateWanted, dialog,
                     [dialog] { dialog->setEstimate(sampleEstimate()); });
    return dialog;
}

QWidget* refusedHeaders()
{
    auto* dialog = new UpkeepDialog(UpkeepKind::HeaderImport, nullptr);
    const Error error{Errc::BadProofOfWork, "735004"};
    dialog->showError(error, headerFileError(error));
    return dialog;
}

} // namespace

std::vector<SampleWindow> programWindows()
{
    return {
        {"network", [] { return network(false); }},
        {"network, past scans", networkWithHistory},
        {"network, held reorg", [] { return network(false, true); }},
        {"network: proof", proof},
        {"network: settings", [] { return network(true); }},
        {"add a peer", [] { return new AddPeerDialog(Network::Mainnet); }},
        {"ban a peer", [] { return new BanPeerDialog("[2001:db8::7]:8333"); }},
        {"follow a reorg",
         [] {
             return new FollowReorgDialog({.fork = {BlockHeight{910'000}, {}}, .tip = {}, .undone = 118});
         }},
        {"preferences: general", [] { return preferences(0); }},
        {"preferences: privacy", [] { return preferences(1); }},
        {"preferences: privacy, app lock set", lockedPreferences},
        {"preferences: network", [] { return preferences(2); }},
        {"preferences: network, refused", refusedImports},
        {"preferences: storage", [] { return preferences(3); }},
        {"preferences: storage, too little room", tooLittleRoom},
        {"delete what is kept", [] { return new ClearCacheDialog(sampleCache()); }},
        {"preferences: advanced", [] { return preferences(4); }},
        {"reset preferences", [] { return new ResetPreferencesDialog; }},
        {"log", log},
        {"log, not read", unreadLog},
        {"console", [] { return console(true); }},
        {"console, off", [] { return console(false); }},
        {"check, fine", [] { return check({}); }},
        {"check, mended",
         [] {
             return check({finding(CheckPart::Headers, true), finding(CheckPart::Filters, true)});
         }},
        {"check, damaged",
         [] {
             return check({finding(CheckPart::Pages, false), finding(CheckPart::Wallet, false, WalletFlaw::Coin),
                           finding(CheckPart::Wallet, false, WalletFlaw::Script)});
         }},
        {"headers, under way", underWay},
        {"headers, refused", refusedHeaders},
        {"rebuild the chain", [] { return new RebuildChainDialog(sampleSnapshot(), nullptr); }},
        {"rebuild a wallet", rebuildWallet},
    };
}

} // namespace lockstep::test
