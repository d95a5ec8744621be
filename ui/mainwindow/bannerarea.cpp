// SPDX-License-Identifier: MIT

#include "ui/mainwindow/bannerarea.h"

#include "ui/format/bannertext.h"
#include "ui/format/errortext.h"
#include "ui/mainwindow/maintenancebanner.h"
#include "ui/style/spacing.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int MostShown = 2;
constexpr std::int32_t WorthSaying = 144; ///< Blocks behind: less is caught up before it is read.

} // namespace

BannerArea::BannerArea(QWidget* parent)
    : QWidget(parent)
    , m_error(makeStrip(u"errorBanner"_s))
    , m_maintenance(new MaintenanceBanner(this))
    , m_noFilters(makeStrip(u"noFiltersBanner"_s))
    , m_offline(makeStrip(u"offlineBanner"_s))
    , m_behind(makeStrip(u"behindBanner"_s))
    , m_notice(makeStrip(u"noticeBanner"_s))
    , m_more(mutedLabel({}, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::Large, spacing::Medium, spacing::Large, 0);
    column->setSpacing(spacing::Small);
    for (QWidget* strip : {m_error, static_cast<Strip*>(m_maintenance), m_noFilters, m_offline, m_behind, m_notice})
        column->addWidget(strip);
    column->addWidget(m_more, 0, Qt::AlignRight);
    m_more->setObjectName(u"moreBannersLabel");
    connect(m_maintenance, &MaintenanceBanner::pauseClicked, this, &BannerArea::pauseClicked);
    connect(m_maintenance, &MaintenanceBanner::resumeClicked, this, &BannerArea::resumeClicked);
    connect(m_maintenance, &MaintenanceBanner::cancelClicked, this, &BannerArea::cancelClicked);
    connect(addButton(*m_error, u"retryWalletButton"_s, tr("&Retry")), &QPushButton::clicked, this,
            [this] { emit retryClicked(m_failed); });
    connect(addButton(*m_offline, u"connectButton"_s, tr("Co&nnect")), &QPushButton::clicked, this,
            &BannerArea::connectClicked);
    connect(addButton(*m_notice, u"closeNoticeButton"_s, tr("C&lose")), &QPushButton::clicked, this,
            [this] { showNotice({}, Tone::Neutral); });
    showMostImportant();
}

Strip* BannerArea::makeStrip(const QString& objectName)
{
    auto* strip = new Strip(this);
    strip->setObjectName(objectName);
    return strip;
}

QPushButton* BannerArea::addButton(Strip& strip, const QString& objectName, const QString& text)
{
    auto* button = new QPushButton(text, &strip);
    button->setObjectName(objectName);
    strip.buttons()->addWidget(button);
    return button;
}

void BannerArea::setSnapshot(const SyncSnapshot& snapshot, std::int64_t now)
{
    showErrors(snapshot);
    m_maintenance->setSnapshot(snapshot);
    m_noFilters->setContent(u"⚠"_s, noFilterPeersBanner(snapshot), Tone::Warning);
    showConnection(snapshot, now);
    const bool isFarBehind
        = snapshot.manager == ManagerState::Syncing && snapshot.tip.height - snapshot.synced.height > WorthSaying;
    m_behind->setContent(u"◔"_s, isFarBehind ? catchingUpBanner(snapshot) : QString(), Tone::Neutral);
    showMostImportant();
}

void BannerArea::showErrors(const SyncSnapshot& snapshot)
{
    const auto failed = std::ranges::find(snapshot.wallets, WalletState::Error, &WalletView::state);
    QString sentence;
    m_failed = failed == snapshot.wallets.end() ? WalletId{} : failed->id;
    if (m_failed != WalletId{})
        sentence = walletErrorBanner(*failed, snapshot);
    else if (snapshot.problem)
        sentence = errorText(*snapshot.problem).sentence();
    m_error->setContent(u"⚠"_s, sentence, Tone::Bad);
    m_error->findChild<QPushButton*>(u"retryWalletButton"_s)->setVisible(m_failed != WalletId{});
}

void BannerArea::showConnection(const SyncSnapshot& snapshot, std::int64_t now)
{
    const bool isOffline = !snapshot.online;
    if (!isOffline)
        m_offlineSince = 0;
    else if (m_offlineSince == 0)
        m_offlineSince = now;
    m_offline->setContent(u"⌀"_s, isOffline ? offlineBanner(snapshot, m_offlineSince, now) : QString(), Tone::Neutral);
}

void BannerArea::showNotice(const QString& sentence, Tone tone)
{
    const QString symbol = tone == Tone::Good ? u"✓"_s : tone == Tone::Bad ? u"⚠"_s : u"ⓘ"_s;
    m_notice->setContent(symbol, sentence, tone);
    showMostImportant();
}

void BannerArea::showMostImportant()
{
    int shown = 0;
    int wanted = 0;
    for (Strip* strip : {m_error, static_cast<Strip*>(m_maintenance), m_noFilters, m_offline, m_behind, m_notice}) {
        if (strip->sentence().isEmpty()) continue;
        ++wanted;
        strip->setVisible(shown < MostShown);
        ++shown;
    }
    m_more->setText(u"+%1"_s.arg(wanted - MostShown));
    m_more->setVisible(wanted > MostShown);
    setVisible(wanted > 0);
}

} // namespace lockstep::ui
