// SPDX-License-Identifier: MIT

#include "ui/mainwindow/syncstatusbar.h"

#include "ui/format/statetext.h"
#include "ui/style/icons.h"
#include "ui/style/spacing.h"
#include "ui/widgets/labels.h"

#include <QProgressBar>
#include <QToolButton>

namespace lockstep::ui {

SyncStatusBar::SyncStatusBar(QWidget* parent)
    : QStatusBar(parent)
    , m_line(new PlainLabel({}, this))
    , m_progress(new QProgressBar(this))
    , m_network(mutedLabel({}, this))
    , m_peers(mutedLabel({}, this))
    , m_online(new QToolButton(this))
{
    setSizeGripEnabled(false);
    setContentsMargins(spacing::Small, 0, spacing::Small, 0);
    m_line->setObjectName(u"syncLineLabel");
    m_progress->setObjectName(u"syncProgressBar");
    m_progress->setAccessibleName(tr("Progress of the sync"));
    m_progress->setTextVisible(false);
    m_progress->setMaximumSize(180, 10);
    m_network->setObjectName(u"networkLabel");
    m_peers->setObjectName(u"peersLabel");
    m_online->setObjectName(u"onlineButton");
    m_online->setCheckable(true);
    m_online->setAutoRaise(true);
    m_online->setFocusPolicy(Qt::StrongFocus);
    m_online->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    addWidget(m_line);
    addWidget(m_progress);
    for (QWidget* widget :
         {static_cast<QWidget*>(m_network), static_cast<QWidget*>(m_peers), static_cast<QWidget*>(m_online)})
        addPermanentWidget(widget);
    connect(m_online, &QToolButton::clicked, this, &SyncStatusBar::onlineToggled);
}

void SyncStatusBar::setSnapshot(const SyncSnapshot& snapshot)
{
    const auto peers = static_cast<int>(snapshot.peers.size());
    m_line->setText(managerLine(snapshot));
    m_peers->setText(peers == 1 ? tr("1 peer") : tr("%n peers", nullptr, peers));
    const std::string_view network = networkName(snapshot.network);
    m_network->setText(QString::fromLatin1(network));
    if (m_online->isChecked() != snapshot.online || m_online->text().isEmpty()) {
        m_online->setChecked(snapshot.online);
        m_online->setText(snapshot.online ? tr("Online") : tr("Offline"));
        m_online->setIcon(icon(snapshot.online ? Glyph::Online : Glyph::Offline));
        m_online->setToolTip(snapshot.online ? tr("Go offline") : tr("Go online"));
    }
    showProgress(snapshot);
}

void SyncStatusBar::showProgress(const SyncSnapshot& snapshot)
{
    const JobView* job = snapshot.maintenance();
    const bool isSyncing = snapshot.manager == ManagerState::Syncing && snapshot.tip.height.value > 0;
    m_progress->setVisible(job || isSyncing);
    if (job)
        m_progress->setValue(job->percent());
    else if (isSyncing)
        m_progress->setValue(
            static_cast<int>(std::int64_t{snapshot.synced.height.value} * 100 / snapshot.tip.height.value));
}

} // namespace lockstep::ui
