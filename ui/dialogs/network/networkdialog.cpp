// SPDX-License-Identifier: MIT

#include "ui/dialogs/network/networkdialog.h"

#include "ui/dialogs/discarddialog.h"
#include "ui/dialogs/network/connectionform.h"
#include "ui/dialogs/network/feespanel.h"
#include "ui/dialogs/network/jobspanel.h"
#include "ui/dialogs/network/pastscanspanel.h"
#include "ui/dialogs/network/peerspanel.h"
#include "ui/dialogs/network/phasespanel.h"
#include "ui/dialogs/network/proofpanel.h"
#include "ui/dialogs/network/testconnectioncard.h"
#include "ui/format/sync/bannertext.h"
#include "ui/format/sync/networktext.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/spacing.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/layout/scrollpage.h"
#include "ui/widgets/layout/withinscreen.h"
#include "ui/widgets/panels/strip.h"
#include "ui/widgets/text/labels.h"

#include <QCloseEvent>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Letters = 150; ///< So wide is the window at first, so high in lines.
constexpr int Lines = 48;

} // namespace

NetworkDialog::NetworkDialog(Network network, QWidget* parent)
    : QDialog(parent)
    , m_line(paragraph({}, this))
    , m_online(pushButton(u"networkOnlineButton", {}, this))
    , m_stall(new Strip(this))
    , m_reorg(new Strip(this))
    , m_tabs(new QTabWidget(this))
    , m_phases(new PhasesPanel(this))
    , m_fees(new FeesPanel(this))
    , m_peers(new PeersPanel(this))
    , m_jobs(new JobsPanel(this))
    , m_pastScans(new PastScansPanel(this))
    , m_proof(new ProofPanel(this))
    , m_settings(new ConnectionForm(network, this))
    , m_trial(new TestConnectionCard(network, this))
{
    setObjectName(u"networkDialog");
    setWindowTitle(tr("Network"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_line->setObjectName(u"connectionLineLabel");
    m_line->setFont(scaledFont(font(), 1.15, QFont::DemiBold));
    m_stall->setObjectName(u"stallStrip");
    m_reorg->setObjectName(u"heldReorgStrip");
    m_tabs->setObjectName(u"networkTabWidget");
    m_tabs->setDocumentMode(true); // on the window's own colour, between no lines of its own
    layOut();
    connectParts();
    resizeWithinScreen(*this, {fontMetrics().averageCharWidth() * Letters, fontMetrics().height() * Lines});
}

QWidget* NetworkDialog::makeStatePage()
{
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, spacing::Medium, 0, 0);
    column->setSpacing(spacing::Medium);
    column->addWidget(m_phases);
    column->addWidget(m_fees);
    column->addWidget(m_jobs);
    column->addWidget(m_peers, 1);
    column->addWidget(m_pastScans);
    return scrollPage(page, this);
}

QWidget* NetworkDialog::makeSettingsPage()
{
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, spacing::Medium, 0, 0);
    column->setSpacing(spacing::Medium);
    column->addWidget(m_settings);
    column->addWidget(m_trial);
    column->addStretch(1);
    return scrollPage(page, this);
}

void NetworkDialog::layOut()
{
    QPushButton* follow = pushButton(u"followReorgButton", tr("What it &means…"), m_reorg);
    m_reorg->buttons()->addWidget(follow);
    connect(follow, &QPushButton::clicked, this, &NetworkDialog::followReorgWanted);
    setTabOrder(m_online, follow);
    m_tabs->addTab(makeStatePage(), tr("&State and peers"));
    m_tabs->addTab(scrollPage(m_proof, this), tr("&Proof"));
    m_tabs->addTab(makeSettingsPage(), tr("S&ettings"));
    auto* head = new QHBoxLayout;
    head->setSpacing(spacing::Medium);
    head->addWidget(m_line, 1);
    head->addWidget(m_online, 0, Qt::AlignTop);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* close = buttons->button(QDialogButtonBox::Close);
    close->setObjectName(u"closeButton");
    close->setAutoDefault(false); // Enter belongs to the field it is typed in
    close->setIcon({});
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::Large, spacing::Large, spacing::Large, spacing::Large);
    column->setSpacing(spacing::Medium);
    column->addLayout(head);
    column->addWidget(m_stall);
    column->addWidget(m_reorg);
    column->addWidget(m_tabs, 1);
    column->addWidget(buttons);
}

void NetworkDialog::connectParts()
{
    connect(m_online, &QPushButton::clicked, this, [this] { emit onlineWanted(!m_isOnline); });
    connect(m_peers, &PeersPanel::addWanted, this, &NetworkDialog::addPeerWanted);
    connect(m_peers, &PeersPanel::disconnectWanted, this, &NetworkDialog::disconnectWanted);
    connect(m_peers, &PeersPanel::banWanted, this, &NetworkDialog::banWanted);
    connect(m_settings, &ConnectionForm::applied, this, &NetworkDialog::settingsApplied);
    connect(m_trial, &TestConnectionCard::testWanted, this, [this](const HostPort& address) {
        const auto proxy = m_settings->proxy();
        if (proxy)
            emit testWanted(address, *proxy);
        else
            m_trial->refuse(tr("The proxy above is not an address: nobody was called."));
    });
    connect(m_jobs, &JobsPanel::pauseClicked, this, &NetworkDialog::pauseJobWanted);
    connect(m_jobs, &JobsPanel::resumeClicked, this, &NetworkDialog::resumeJobWanted);
    connect(m_jobs, &JobsPanel::cancelClicked, this, &NetworkDialog::cancelJobWanted);
    connect(m_jobs, &JobsPanel::firstClicked, this, &NetworkDialog::jobFirstWanted);
    connect(m_pastScans, &PastScansPanel::exportWanted, this, &NetworkDialog::exportScansWanted);
    connect(m_fees, &FeesPanel::measureWanted, this, &NetworkDialog::measureFeesWanted);
    connect(m_jobs, &JobsPanel::grown, this, [this] { m_jobs->putInTabOrderAfter(m_fees->lastInTabOrder()); });
}

void NetworkDialog::reject()
{
    if (!askAboutUnapplied()) QDialog::reject();
}

QDialog* NetworkDialog::askAboutUnapplied()
{
    if (!isVisible() || !m_settings->isChanged()) return nullptr;
    if (auto* asked = findChild<DiscardDialog*>(); asked && asked->isVisible()) return asked;
    auto* question
        = new DiscardDialog(tr("Close without applying?"),
                            tr("What was changed in the settings is not applied yet, and would be gone."), this);
    connect(question, &QDialog::accepted, this, [this] { QDialog::reject(); });
    connect(question, &QDialog::rejected, this, &NetworkDialog::showSettings);
    question->open();
    return question;
}

/// Where the program closes it, because it locks, nobody sits there to be asked; who quits was asked before.
void NetworkDialog::closeEvent(QCloseEvent* event)
{
    if (event->spontaneous() || !isVisible()) return QDialog::closeEvent(event);
    done(Rejected);
}

void NetworkDialog::showState() { m_tabs->setCurrentIndex(0); }

void NetworkDialog::showSettings()
{
    m_tabs->setCurrentIndex(m_tabs->count() - 1);
    m_settings->focusFirst();
}

void NetworkDialog::setSnapshot(const SyncSnapshot& snapshot, std::int64_t now)
{
    m_isOnline = snapshot.online;
    m_line->setText(connectionLine(snapshot, now));
    m_online->setText(snapshot.online ? tr("Go &offline") : tr("Go &online"));
    m_online->setIcon(icon(snapshot.online ? Glyph::Offline : Glyph::Online));
    showStall(snapshot);
    m_phases->setSnapshot(snapshot);
    m_fees->setSnapshot(snapshot);
    m_jobs->setSnapshot(snapshot);
    m_peers->setSnapshot(snapshot, now);
    m_proof->setSnapshot(snapshot, now);
}

void NetworkDialog::setEvents(const QList<EventView>& events) { m_pastScans->setScans(pastScans(events)); }

void NetworkDialog::showStall(const SyncSnapshot& snapshot)
{
    m_reorg->setContent(u"⚠"_s, heldReorgText(snapshot), Tone::Warning);
    const bool isSaidByReorg = snapshot.heldReorg && snapshot.stall == Stall::Problem;
    const bool isNobody = snapshot.stall == Stall::NoPeers && !m_nobodyToCall.isEmpty();
    const QString words = isSaidByReorg ? QString() : isNobody ? m_nobodyToCall : stallText(snapshot);
    if (snapshot.stall == Stall::None || snapshot.stall == Stall::SavesData)
        m_stall->setContent(Glyph::About, sparedText(snapshot), Tone::Neutral);
    else if (snapshot.stall == Stall::OneFilterPeer)
        m_stall->setContent(Glyph::About, words, Tone::Neutral);
    else
        m_stall->setContent(u"⚠"_s, words, Tone::Warning);
}

} // namespace lockstep::ui
