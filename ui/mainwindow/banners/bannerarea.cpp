// SPDX-License-Identifier: MIT

#include "ui/mainwindow/banners/bannerarea.h"

#include "ui/format/errors/errordetails.h"
#include "ui/format/errors/errortext.h"
#include "ui/format/sync/bannertext.h"
#include "ui/format/sync/networktext.h"
#include "ui/format/sync/statetext.h"
#include "ui/mainwindow/banners/maintenancebanner.h"
#include "ui/mainwindow/banners/noticebanner.h"
#include "ui/style/spacing.h"
#include "ui/widgets/buttons/copydetailsbutton.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/layout/taborder.h"
#include "ui/widgets/text/announcement.h"
#include "ui/widgets/text/labels.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int MostShown = 2;
constexpr std::int32_t WorthSaying = 144; ///< Blocks behind: less is caught up before it is read.
constexpr std::int64_t Patience = 10; ///< Seconds without a peer before that is said: connecting takes a moment.

/// When a condition that holds now began; 0 while it does not hold.
std::int64_t since(bool holds, std::int64_t before, std::int64_t now) { return !holds ? 0 : before ? before : now; }

bool mayBeDamaged(const std::optional<Error>& problem)
{
    return problem && (problem->code == Errc::Damaged || problem->code == Errc::Database);
}

} // namespace

BannerArea::BannerArea(QWidget* parent)
    : QWidget(parent)
    , m_problem(makeStrip(u"problemBanner"_s))
    , m_error(makeStrip(u"errorBanner"_s))
    , m_maintenance(new MaintenanceBanner(this))
    , m_stalled(makeStrip(u"stalledBanner"_s))
    , m_offline(makeStrip(u"offlineBanner"_s))
    , m_metered(makeStrip(u"meteredBanner"_s))
    , m_behind(makeStrip(u"behindBanner"_s))
    , m_backup(makeStrip(u"backupBanner"_s))
    , m_notice(new NoticeBanner(this))
    , m_more(pushButton(u"moreBannersButton"_s, {}, this))
{
    setObjectName(u"bannerArea");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::Large, spacing::Medium, spacing::Large, 0);
    column->setSpacing(spacing::Small);
    for (Strip* strip : strips()) column->addWidget(strip);
    column->addWidget(m_more, 0, Qt::AlignRight);
    addButtons();
    for (Strip* strip : strips()) putLastInTabOrder(*strip);
    putLastInTabOrder(*m_more);
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_showsAll = !m_showsAll;
        showMostImportant();
    });
    connect(m_maintenance, &MaintenanceBanner::pauseClicked, this, &BannerArea::pauseClicked);
    connect(m_maintenance, &MaintenanceBanner::resumeClicked, this, &BannerArea::resumeClicked);
    connect(m_maintenance, &MaintenanceBanner::cancelClicked, this, &BannerArea::cancelClicked);
    connect(m_maintenance, &MaintenanceBanner::detailsClicked, this, &BannerArea::networkClicked);
    connect(m_notice, &NoticeBanner::openClicked, this, &BannerArea::openClicked);
    connect(m_notice, &NoticeBanner::changed, this, &BannerArea::showMostImportant);
    showMostImportant();
}

/// As wallet-application.md 3.3 has it: a wallet's error, the import, what concerns the program, the connection, the
/// rest.
std::array<Strip*, 9> BannerArea::strips() const
{
    return {m_error, m_maintenance, m_problem, m_stalled, m_offline, m_metered, m_behind, m_backup, m_notice};
}

/// That something a person asked for did not happen is no mere notice: it must not hide behind an import.
std::array<Strip*, 9> BannerArea::byImportance() const
{
    std::array<Strip*, 9> all = strips();
    if (m_notice->tone() == Tone::Bad) std::rotate(all.begin() + 1, all.end() - 1, all.end()); // after the error
    return all;
}

Strip* BannerArea::makeStrip(const QString& objectName)
{
    auto* strip = new Strip(this);
    strip->setObjectName(objectName);
    return strip;
}

QPushButton* BannerArea::addButton(Strip& strip, const QString& objectName, const QString& text)
{
    QPushButton* button = pushButton(objectName, text, &strip);
    strip.buttons()->addWidget(button);
    return button;
}

void BannerArea::addErrorButtons()
{
    m_decide = addButton(*m_problem, u"decideReorgButton"_s, tr("Dec&ide…"));
    connect(m_decide, &QPushButton::clicked, this, &BannerArea::networkClicked);
    m_check = addButton(*m_problem, u"checkDatabaseBannerButton"_s, tr("Chec&k the database…"));
    connect(m_check, &QPushButton::clicked, this, &BannerArea::checkClicked);
    m_copyProblem = new CopyDetailsButton(u"copyProblemButton", m_problem);
    m_problem->buttons()->addWidget(m_copyProblem);
    connect(addButton(*m_error, u"retryWalletButton"_s, tr("Retr&y")), &QPushButton::clicked, this,
            [this] { emit retryClicked(m_failed); });
    m_cancelFailed = addButton(*m_error, u"cancelFailedButton"_s, tr("&Cancel import"));
    connect(m_cancelFailed, &QPushButton::clicked, this, [this] { emit cancelClicked(m_failedJob); });
    m_checkWallet = addButton(*m_error, u"checkAfterWalletErrorButton"_s, tr("Check the database…"));
    connect(m_checkWallet, &QPushButton::clicked, this, &BannerArea::checkClicked);
    m_copyError = new CopyDetailsButton(u"copyDetailsButton", m_error, tr("Copy &details"));
    m_error->buttons()->addWidget(m_copyError);
}

void BannerArea::addButtons()
{
    addErrorButtons();
    connect(addButton(*m_offline, u"connectButton"_s, tr("Co&nnect")), &QPushButton::clicked, this,
            &BannerArea::connectClicked);
    connect(addButton(*m_metered, u"downloadAnywayButton"_s, tr("Down&load anyway")), &QPushButton::clicked, this,
            &BannerArea::downloadClicked);
    connect(addNetworkButton(*m_stalled, u"stalledNetworkButton"_s, tr("Network settin&gs")), &QPushButton::clicked,
            this, &BannerArea::networkSettingsClicked);
    connect(addNetworkButton(*m_offline, u"offlineNetworkButton"_s, tr("Network settin&gs")), &QPushButton::clicked,
            this, &BannerArea::networkSettingsClicked);
    connect(addNetworkButton(*m_behind, u"behindDetailsButton"_s, tr("D&etails")), &QPushButton::clicked, this,
            &BannerArea::networkClicked);
    addBackupButtons();
}

void BannerArea::addBackupButtons()
{
    connect(addButton(*m_backup, u"confirmWordsButton"_s, tr("Confirm now")), &QPushButton::clicked, this,
            [this] { emit confirmWordsClicked(m_unconfirmed); });
    connect(addButton(*m_backup, u"remindLaterButton"_s, tr("Remind later")), &QPushButton::clicked, this,
            [this] { emit remindLaterClicked(m_unconfirmed); });
}

QPushButton* BannerArea::addNetworkButton(Strip& strip, const QString& objectName, const QString& text)
{
    QPushButton* button = addButton(strip, objectName, text);
    button->hide();
    m_networkButtons += button;
    return button;
}

void BannerArea::offerNetwork()
{
    for (QPushButton* button : std::as_const(m_networkButtons)) button->show();
    m_maintenance->offerDetails();
}

void BannerArea::setSnapshot(const SyncSnapshot& snapshot, std::int64_t now)
{
    const QString details = errorDetails(snapshot);
    setProgramDetails(details);
    for (CopyDetailsButton* copy : {m_copyProblem, m_copyError}) copy->setDetails(details);
    showProblem(snapshot);
    showFailedWallets(snapshot);
    m_maintenance->setSnapshot(snapshot);
    showConnection(snapshot, now);
    m_metered->setContent(stateSymbol(WalletState::Paused), meteredBanner(snapshot), Tone::Neutral);
    const bool isFarBehind
        = snapshot.manager == ManagerState::Syncing && snapshot.tip.height - snapshot.synced.height > WorthSaying;
    m_behind->setContent(stateSymbol(WalletState::Syncing), isFarBehind ? catchingUpBanner(snapshot) : QString(),
                         Tone::Busy);
    showMostImportant();
}

/// Why nothing moves.
void BannerArea::showProblem(const SyncSnapshot& snapshot)
{
    const std::optional<Error>& problem = snapshot.problem;
    m_problem->setContent(
        u"⚠"_s, problem ? errorText(*problem).what + u'\n' + errorConsequence(problem) : heldReorgText(snapshot),
        Tone::Bad);
    m_decide->setVisible(snapshot.heldReorg.has_value());
    m_check->setVisible(mayBeDamaged(problem));
}

/// Three parts: what happened in the first line; what it means for the money and what to do in the second.
void BannerArea::showFailedWallets(const SyncSnapshot& snapshot)
{
    const auto failed = std::ranges::find(snapshot.wallets, WalletState::Error, &WalletView::state);
    const bool isWallet = failed != snapshot.wallets.end();
    m_failed = isWallet ? failed->id : WalletId{};
    QString sentence = isWallet ? walletErrorBanner(*failed, snapshot) : QString();
    if (isWallet && failed->problem) sentence += u'\n' + errorConsequence(failed->problem);
    m_error->setContent(u"⚠"_s, sentence, Tone::Bad);
    m_checkWallet->setVisible(isWallet && mayBeDamaged(failed->problem) && !m_check->isVisibleTo(m_problem));
    const auto job = std::ranges::find_if(snapshot.jobs, [this](const JobView& each) {
        return each.wallet == m_failed && each.state == JobState::Failed;
    });
    const bool isJob = isWallet && job != snapshot.jobs.end();
    m_cancelFailed->setVisible(isJob);
    if (!isJob) return;
    m_failedJob = job->id;
    m_cancelFailed->setText(job->kind == JobKind::Wallet ? tr("&Cancel import") : tr("&Cancel scan"));
}

void BannerArea::showConnection(const SyncSnapshot& snapshot, std::int64_t now)
{
    m_offlineSince = since(!snapshot.online, m_offlineSince, now);
    m_aloneSince = since(snapshot.online && snapshot.peers.isEmpty(), m_aloneSince, now);
    const bool isAlone = m_aloneSince > 0 && now - m_aloneSince >= Patience;
    const bool isDoubtful = snapshot.stall == Stall::ClockWrong || snapshot.stall == Stall::OldTip;
    const QString stalled = isDoubtful         ? stallText(snapshot)
        : isAlone && !m_nobodyToCall.isEmpty() ? m_nobodyToCall
        : isAlone                              ? noPeersBanner(snapshot)
                                               : noFilterPeersBanner(snapshot);
    m_stalled->setContent(u"⚠"_s, stalled, Tone::Warning);
    m_offline->setContent(u"⌀"_s, snapshot.online ? QString() : offlineBanner(snapshot, m_offlineSince, now),
                          Tone::Neutral);
}

void BannerArea::setNobodyToCall(const QString& why) { m_nobodyToCall = why; }

void BannerArea::setReminder(const WalletView* unconfirmed)
{
    m_unconfirmed = unconfirmed ? unconfirmed->id : WalletId{};
    m_backup->setContent(Glyph::About, unconfirmed ? backupBanner(*unconfirmed) : QString(), Tone::Warning);
    showMostImportant();
}

void BannerArea::setShown(WalletId wallet) { m_notice->setShown(wallet); }

void BannerArea::showNotice(const QString& sentence, Tone tone, const std::optional<Error>& error)
{
    m_notice->say(sentence, tone, error);
    showMostImportant();
}

void BannerArea::showDone(const QString& sentence, WalletId wallet, const QString& where)
{
    m_notice->addDone(sentence, wallet, where);
    showMostImportant();
}

void BannerArea::showMostImportant()
{
    const auto all = byImportance();
    const auto wanted
        = static_cast<int>(std::ranges::count_if(all, [](const Strip* strip) { return !strip->sentence().isEmpty(); }));
    m_showsAll = m_showsAll && wanted > MostShown;
    int shown = 0;
    for (Strip* strip : all)
        if (!strip->sentence().isEmpty()) strip->setVisible(shown++ < MostShown || m_showsAll);
    m_more->setText(m_showsAll ? tr("Show fewer") : tr("%n more", nullptr, wanted - MostShown));
    m_more->setAccessibleName(m_more->text());
    m_more->setToolTip(m_showsAll ? QString() : tr("Show all that there is to know"));
    m_more->setVisible(wanted > MostShown);
    setVisible(wanted > 0);
    announceNews();
}

bool BannerArea::moves(const Strip& strip) const
{
    return &strip == m_maintenance || &strip == m_offline || &strip == m_behind;
}

/// What appears, what is told anew, and how an import stands.
void BannerArea::announceNews()
{
    for (Strip* strip : strips()) {
        const QString standing = moves(*strip) ? QString::number(static_cast<int>(strip->tone())) : strip->sentence();
        const QString told = strip->isVisible() ? standing : QString();
        if (m_announced.value(strip) != told) announce(*strip, strip->sentence());
        m_announced.insert(strip, told);
    }
}

} // namespace lockstep::ui
