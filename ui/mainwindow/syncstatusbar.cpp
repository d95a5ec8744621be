// SPDX-License-Identifier: MIT

#include "ui/mainwindow/syncstatusbar.h"

#include "ui/format/plain/amounttext.h"
#include "ui/format/plain/tooltiptext.h"
#include "ui/format/sync/managertext.h"
#include "ui/style/icons.h"
#include "ui/style/spacing.h"
#include "ui/widgets/buttons/menubutton.h"
#include "ui/widgets/secrets/secretwindow.h"
#include "ui/widgets/text/announcement.h"
#include "ui/widgets/text/labels.h"
#include "ui/widgets/text/progressbar.h"
#include "ui/widgets/text/wholeparts.h"

#include <QMenu>
#include <QTimer>
#include <QToolButton>

#include <algorithm>
#include <chrono>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int MostNews = 99; ///< So many have room.

} // namespace

SyncStatusBar::SyncStatusBar(QWidget* parent)
    : QStatusBar(parent)
    , m_line(new ElidedLabel(this))
    , m_progress(new ProgressBar(this))
    , m_message(new ElidedLabel(this))
    , m_messageEnd(new QTimer(this))
    , m_network(mutedLabel({}, this))
    , m_proxy(mutedLabel(tr("Proxy"), this))
    , m_unit(new MenuButton(this))
    , m_peers(new QToolButton(this))
    , m_online(new QToolButton(this))
    , m_bell(new QToolButton(this))
    , m_locks(new QToolButton(this))
{
    setSizeGripEnabled(false);
    setContentsMargins(spacing::Small, 0, spacing::Small, 0);
    m_line->setObjectName(u"syncLineLabel");
    leaveOutWhole(*m_line);
    m_progress->setObjectName(u"syncProgressBar");
    m_progress->setAccessibleName(tr("Progress of the sync"));
    m_progress->setTextVisible(false);
    m_progress->setMaximumSize(180, 10);
    m_message->setObjectName(u"statusMessageLabel");
    m_network->setObjectName(u"networkLabel");
    addWidget(m_line);
    addWidget(m_progress);
    addWidget(m_message, 1);
    m_proxy->setObjectName(u"proxyLabel");
    addPermanentWidget(m_network);
    addPermanentWidget(m_proxy);
    setProxy({});
    addPart(*m_unit, u"unitButton"_s);
    addPart(*m_peers, u"peersButton"_s);
    addPart(*m_online, u"onlineButton"_s);
    addPart(*m_bell, u"bellButton"_s);
    addPart(*m_locks, u"locksButton"_s);
    m_bell->setIcon(icon(Glyph::Bell));
    m_bell->setToolTip(tr("Show what happened"));
    showNews();
    m_peers->setEnabled(false);
    m_messageEnd->setSingleShot(true);
    connect(m_messageEnd, &QTimer::timeout, this, [this] { m_message->setText({}); });
    connect(m_peers, &QToolButton::clicked, this, &SyncStatusBar::networkClicked);
    connect(m_online, &QToolButton::clicked, this, [this] { emit onlineToggled(!m_isOnline); });
    connect(m_bell, &QToolButton::clicked, this, &SyncStatusBar::newsClicked);
    connect(m_locks, &QToolButton::clicked, this, &SyncStatusBar::lockAllClicked);
}

void SyncStatusBar::addPart(QToolButton& button, const QString& objectName)
{
    button.setObjectName(objectName);
    button.setAutoRaise(true);
    button.setFocusPolicy(Qt::StrongFocus);
    button.setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    addPermanentWidget(&button);
}

void SyncStatusBar::setUnitMenu(QMenu* menu) { m_unit->setMenu(menu); }

void SyncStatusBar::setProxy(const QString& address)
{
    const QString words = tr("All connections go through the proxy %1, or nowhere.").arg(address);
    m_proxy->setVisible(!address.isEmpty());
    m_proxy->setToolTip(toolTipText(words));
    m_proxy->setAccessibleName(words);
}

void SyncStatusBar::offerNetwork()
{
    m_hasNetwork = true;
    m_peers->setEnabled(!m_isWindowLocked);
}

void SyncStatusBar::setAppLock(bool isSet, bool isLocked)
{
    m_hasAppLock = isSet;
    m_isWindowLocked = isLocked;
    if (isLocked) say({});
    m_peers->setEnabled(m_hasNetwork && !isLocked);
    const QString reason = isLocked ? tr("The window is locked: unlock it first") : QString();
    for (QToolButton* part : {static_cast<QToolButton*>(m_unit), m_online, m_bell}) part->setEnabled(!isLocked);
    for (QToolButton* part : {static_cast<QToolButton*>(m_unit), m_peers, m_online, m_bell})
        part->setAccessibleDescription(reason);
    showNews();
}

void SyncStatusBar::setNews(int events)
{
    const bool isMore = events > m_news;
    m_news = events;
    showNews();
    if (isMore && !m_isWindowLocked) announce(*m_bell, m_bell->accessibleName());
}

/// While the window is locked nobody is to see that something came.
void SyncStatusBar::showNews()
{
    const bool isTold = m_news > 0 && !m_isWindowLocked;
    m_bell->setText(!isTold ? QString() : m_news > MostNews ? tr("99+", "events") : QString::number(m_news));
    m_bell->setToolButtonStyle(isTold ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    const QString words = isTold ? tr("%n new events", nullptr, m_news) : tr("No new events");
    m_bell->setAccessibleName(m_isWindowLocked ? tr("Events") : words);
}

void SyncStatusBar::say(const QString& sentence)
{
    if (m_isWindowLocked && !sentence.isEmpty()) return; // it may hold a name or an amount
    m_message->setText(sentence);
    announce(*m_message, sentence);
    m_messageEnd->start(6s);
}

void SyncStatusBar::setSnapshot(const SyncSnapshot& snapshot)
{
    const auto peers = static_cast<int>(snapshot.peers.size());
    m_line->setText(m_isWindowLocked ? managerLineWithoutNames(snapshot) : managerLine(snapshot));
    m_peers->setText(tr("%n peers", nullptr, peers));
    const std::string_view network = networkName(snapshot.network);
    m_network->setText(QString::fromLatin1(network));
    const bool isHidden = AmountDisplay::current().isHidden;
    m_unit->setWords(isHidden ? tr("%1, hidden").arg(unitText()) : unitText());
    m_unit->setToolTip(tr("Unit of amounts"));
    showOnline(snapshot);
    showLocks(snapshot);
    showProgress(snapshot);
}

/// Nobody is online without a peer.
void SyncStatusBar::showOnline(const SyncSnapshot& snapshot)
{
    m_isOnline = snapshot.online;
    const ManagerState state = !snapshot.online ? ManagerState::Offline : ManagerState::Connecting;
    const QString words = m_isOnline && !snapshot.peers.isEmpty() ? tr("Online") : managerStateText(state);
    if (m_online->text() == words) return;
    m_online->setText(words);
    m_online->setIcon(icon(m_isOnline ? Glyph::Online : Glyph::Offline));
    m_online->setToolTip(m_isOnline ? tr("Go offline") : tr("Go online"));
}

void SyncStatusBar::showLocks(const SyncSnapshot& snapshot)
{
    const auto keys = std::ranges::count_if(
        snapshot.wallets, [](const WalletView& wallet) { return wallet.auth != WalletAuth::WatchOnly; });
    const auto countOf = [&](WalletAuth auth) {
        return static_cast<int>(std::ranges::count(snapshot.wallets, auth, &WalletView::auth));
    };
    const int open = countOf(WalletAuth::Unlocked);
    const int bare = countOf(WalletAuth::NoPassphrase);
    QStringList words;
    if (open > 0) words += tr("%n unlocked", nullptr, open);
    //: Wallets that cannot be locked
    if (bare > 0) words += tr("%n without passphrase", nullptr, bare);
    if (words.isEmpty() && areSecretsInSight()) words += tr("Secrets shown");
    if (m_hasAppLock) return showWindowLock();
    m_locks->setVisible(keys > 0);
    const bool canLock = open > 0 || areSecretsInSight();
    m_locks->setEnabled(canLock);
    m_locks->setText(words.isEmpty() ? tr("All locked") : words.join(u" · "_s));
    m_locks->setIcon(icon(words.isEmpty() ? Glyph::Lock : Glyph::Unlock));
    m_locks->setAccessibleDescription(canLock ? QString() : m_locks->text()); // why it cannot be pressed
    m_locks->setToolTip(tr("Lock all wallets"));
}

void SyncStatusBar::showWindowLock()
{
    m_locks->setVisible(true);
    m_locks->setEnabled(!m_isWindowLocked);
    m_locks->setText(m_isWindowLocked ? tr("Window locked") : tr("Lock the window"));
    m_locks->setIcon(icon(m_isWindowLocked ? Glyph::Lock : Glyph::Unlock));
    m_locks->setAccessibleDescription(m_isWindowLocked ? m_locks->text() : QString());
    m_locks->setToolTip(m_isWindowLocked ? tr("Unlock it by its passphrase, above") : tr("Also locks all wallets"));
}

void SyncStatusBar::showProgress(const SyncSnapshot& snapshot)
{
    const int percent = managerPercent(snapshot);
    m_progress->setVisible(percent >= 0);
    if (percent >= 0) m_progress->setPercent(percent);
}

} // namespace lockstep::ui
