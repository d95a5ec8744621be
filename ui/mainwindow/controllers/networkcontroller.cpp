// SPDX-License-Identifier: MIT

#include "ui/mainwindow/controllers/networkcontroller.h"

#include "core/api/services/chainservice.h"
#include "ui/dialogs/network/connectionform.h"
#include "ui/dialogs/network/networkdialog.h"
#include "ui/dialogs/network/networkquestions.h"
#include "ui/dialogs/network/testconnectioncard.h"
#include "ui/format/sync/networktext.h"
#include "ui/mainwindow/controllers/failurenotice.h"
#include "ui/mainwindow/controllers/formanswers.h"
#include "ui/mainwindow/controllers/preferencestore.h"
#include "ui/mainwindow/controllers/walletcontroller.h"
#include "ui/mainwindow/desktop/bringtofront.h"

#include <QDateTime>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <utility>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int AllEvents = 10'000; ///< As many as are kept.
constexpr auto Pulse = 2s; ///< How often an open window asks for the peers' figures: they grow without events.

} // namespace

NetworkController::NetworkController(Session& session, Practice* practice, WalletController& wallets, QWidget& window)
    : QObject(&window)
    , m_session(session)
    , m_practice(practice)
    , m_wallets(wallets)
    , m_window(window)
    , m_kept(keptConnection(session.folder()))
    , m_current(m_kept)
{
    m_current.online = session.snapshot()->online;
}

void NetworkController::setCommandLine(const StartOptions& asked)
{
    const StartOptions start = withKept(asked, m_kept);
    m_current.peers = {start.connect, start.proxy, start.onlyOnion, m_kept.peers.publicPeers};
    QStringList options;
    if (!asked.connect.empty()) {
        options += u"--connect"_s;
        m_current.added.clear();
    }
    if (asked.proxy) options += u"--proxy"_s;
    if (asked.onlyOnion) options += u"--only-onion"_s;
    m_override.clear();
    if (!options.isEmpty())
        m_override = tr("Lockstep was started with %1, which overrides what was chosen here. What you apply now takes "
                        "effect at once, and again after a start without it.")
                         .arg(options.join(tr(" and ")));
    emit changed();
}

/// Wherever it was asked for, in the menu, the status bar or the tray: what a person switched stays switched.
void NetworkController::setSnapshot(const SyncSnapshotPtr& snapshot, std::int64_t now)
{
    if (snapshot->online != m_current.online) {
        m_current.online = m_kept.online = snapshot->online;
        keep();
    }
    if (m_dialog) m_dialog->setNobodyToCall(nobodyToCallText(m_current, network()));
    if (m_dialog) m_dialog->setSnapshot(*snapshot, now);
    if (std::exchange(m_jobs, snapshot->jobs.size()) != snapshot->jobs.size()) readEvents();
}

void NetworkController::readEvents()
{
    if (!m_dialog) return;
    whenAnswered(m_session.chain().events(AllEvents), m_dialog, [this](const Result<QList<EventView>>& events) {
        if (events) m_dialog->setEvents(*events);
    });
}

void NetworkController::keep()
{
    if (const auto kept = keepConnection(m_session.folder(), m_kept); !kept)
        emit noticed(PreferenceStore::notKeptText(kept.error()), Tone::Bad, kept.error());
    emit changed();
}

void NetworkController::open()
{
    if (m_dialog) return bringToFront(*m_dialog);
    m_dialog = makeDialog();
    m_dialog->show();
    readEvents();
}

void NetworkController::openState()
{
    open();
    m_dialog->showState();
}

void NetworkController::openSettings()
{
    open();
    m_dialog->showSettings();
}

QDialog* NetworkController::askAboutUnapplied()
{
    QDialog* question = m_dialog ? m_dialog->askAboutUnapplied() : nullptr;
    if (question) bringToFront(*question);
    return question;
}

NetworkDialog* NetworkController::makeDialog()
{
    auto* dialog = new NetworkDialog(m_session.network(), &m_window);
    dialog->settings().setSettings(m_current.peers);
    dialog->settings().setOverride(m_override);
    dialog->setNobodyToCall(nobodyToCallText(m_current, network()));
    dialog->setSnapshot(*m_session.snapshot(), QDateTime::currentSecsSinceEpoch());
    connectDialog(dialog);
    auto* pulse = new QTimer(dialog);
    connect(pulse, &QTimer::timeout, this, [this] { m_session.chain().refreshSnapshot(); });
    pulse->start(Pulse);
    return dialog;
}

void NetworkController::connectDialog(NetworkDialog* dialog)
{
    connect(dialog, &NetworkDialog::onlineWanted, this, [this](bool online) { m_session.chain().setOnline(online); });
    connect(dialog, &NetworkDialog::addPeerWanted, this, &NetworkController::askForPeer);
    connect(dialog, &NetworkDialog::disconnectWanted, this, &NetworkController::disconnectPeer);
    connect(dialog, &NetworkDialog::banWanted, this, &NetworkController::askAboutBan);
    connect(dialog, &NetworkDialog::followReorgWanted, this, &NetworkController::askAboutReorg);
    connect(dialog, &NetworkDialog::settingsApplied, this, &NetworkController::apply);
    connect(dialog, &NetworkDialog::testWanted, this,
            [this, dialog](const HostPort& address, const std::optional<HostPort>& proxy) {
                test(dialog, address, proxy);
            });
    connect(dialog, &NetworkDialog::exportScansWanted, this,
            [this, dialog](const QList<PastScan>& scans) { emit exportScansWanted(scans, dialog); });
    connect(dialog, &NetworkDialog::measureFeesWanted, this, [this] { m_session.chain().measureFees(); });
    connect(dialog, &NetworkDialog::pauseJobWanted, &m_wallets, &WalletController::pauseJob);
    connect(dialog, &NetworkDialog::resumeJobWanted, &m_wallets, &WalletController::resumeJob);
    connect(dialog, &NetworkDialog::cancelJobWanted, &m_wallets, &WalletController::cancelJob);
    connect(dialog, &NetworkDialog::jobFirstWanted, &m_wallets, &WalletController::moveJobFirst);
}

// Settings

/// On the practice network "found by themselves" means the node inside the program.
PeerSettings NetworkController::live(PeerSettings settings) const
{
    if (settings.only.empty() && m_practice) settings.only = {HostPort{u"127.0.0.1"_s, m_practice->port()}};
    return settings;
}

void NetworkController::apply(const PeerSettings& settings)
{
    ChainService& chain = m_session.chain();
    const auto answer = chain.setPeers(live(settings));
    m_current.added = m_kept.added;
    for (const HostPort& address : m_kept.added) chain.addPeer(address); // the others were closed with them
    whenAnswered(answer, this, [this, settings](const Result<void>& set) {
        if (!set) {
            if (m_dialog) m_dialog->settings().showError(set.error());
            return;
        }
        m_current.peers = m_kept.peers = settings;
        m_override.clear();
        keep();
        if (!m_dialog) return;
        m_dialog->settings().setOverride({});
        m_dialog->settings().setSettings(settings);
        m_dialog->settings().showApplied();
    });
}

void NetworkController::test(NetworkDialog* dialog, const HostPort& address, const std::optional<HostPort>& proxy)
{
    whenAnswered(m_session.chain().testConnection(address, proxy), dialog,
                 [dialog, address](const Result<PeerReport>& report) { dialog->trial().showReport(address, report); });
}

// Peers

void NetworkController::askForPeer()
{
    auto* dialog = new AddPeerDialog(m_session.network(), m_dialog ? static_cast<QWidget*>(m_dialog) : &m_window);
    connect(dialog, &FormDialog::submitted, this, [this, dialog] {
        if (dialog->isTrialWanted())
            addTried(dialog);
        else
            add(dialog);
    });
    dialog->open();
}

void NetworkController::addTried(AddPeerDialog* dialog)
{
    whenAnswered(m_session.chain().testConnection(dialog->address(), m_current.peers.proxy), dialog,
                 [this, dialog](const Result<PeerReport>& report) {
                     if (report && report->servesBlocks && report->servesFilters)
                         add(dialog);
                     else
                         dialog->showTrial(report);
                 });
}

void NetworkController::add(AddPeerDialog* dialog)
{
    const HostPort address = dialog->address();
    const auto answer = m_session.chain().addPeer(address);
    closeWhenDone(dialog, answer);
    whenAnswered(answer, this, [this, address](const Result<void>& added) {
        if (!added || std::ranges::find(m_kept.added, address) != m_kept.added.end()) return;
        m_kept.added.push_back(address);
        m_current.added = m_kept.added;
        keep();
    });
}

void NetworkController::disconnectPeer(PeerId peer, const QString& address)
{
    noticeFailure(this, m_session.chain().disconnectPeer(peer));
    const auto count = std::erase_if(m_kept.added, [&](const HostPort& added) { return added.text() == address; });
    m_current.added = m_kept.added;
    if (count > 0) keep();
}

void NetworkController::askAboutBan(PeerId peer, const QString& address)
{
    auto* dialog = new BanPeerDialog(address, m_dialog ? static_cast<QWidget*>(m_dialog) : &m_window);
    connect(dialog, &FormDialog::submitted, this,
            [this, dialog, peer] { closeWhenDone(dialog, m_session.chain().banPeer(peer)); });
    dialog->open();
}

// A held reorg

void NetworkController::askAboutReorg()
{
    const auto held = m_session.snapshot()->heldReorg;
    if (!held) return;
    auto* dialog = new FollowReorgDialog(*held, m_dialog ? static_cast<QWidget*>(m_dialog) : &m_window);
    connect(dialog, &FormDialog::submitted, this,
            [this, dialog, fork = held->fork.height] { closeWhenDone(dialog, m_session.chain().acceptReorg(fork)); });
    dialog->open();
}

} // namespace lockstep::ui
