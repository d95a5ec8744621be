// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/connectionsettings.h"
#include "core/api/eventview.h"
#include "core/api/snapshot.h"
#include "ui/format/sync/scanhistory.h"

#include <QDialog>

class QPushButton;
class QTabWidget;

namespace lockstep::ui {

class ConnectionForm;
class FeesPanel;
class JobsPanel;
class PastScansPanel;
class PeersPanel;
class PhasesPanel;
class PlainLabel;
class ProofPanel;
class Strip;
class TestConnectionCard;

/// The connection, live: how far each step is, why nothing moves if it does not, the peers, the proof and the settings.
/// Not modal: it may stay open beside the window.
class NetworkDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit NetworkDialog(Network network, QWidget* parent = nullptr);

    void setNobodyToCall(const QString& why) { m_nobodyToCall = why; } ///< Empty: the settings leave somebody.
    void setSnapshot(const SyncSnapshot& snapshot, std::int64_t now);
    void setEvents(const QList<EventView>& events); ///< What happened, the newest first: scans that are over.
    void showState(); ///< The tab with the state and the peers.
    void showSettings(); ///< The tab with the settings.
    ConnectionForm& settings() { return *m_settings; }
    TestConnectionCard& trial() { return *m_trial; }

    void reject() override; ///< Asks where settings were typed and not applied.
    QDialog* askAboutUnapplied(); ///< It closes if the question is accepted. Null: there is nothing to ask.

signals:
    void onlineWanted(bool online);
    void addPeerWanted();
    void disconnectWanted(lockstep::PeerId peer, const QString& address);
    void banWanted(lockstep::PeerId peer, const QString& address);
    void followReorgWanted();
    void settingsApplied(const lockstep::PeerSettings& settings);
    void testWanted(const lockstep::HostPort& address, const std::optional<lockstep::HostPort>& proxy);
    void pauseJobWanted(lockstep::JobId job);
    void resumeJobWanted(lockstep::JobId job);
    void cancelJobWanted(lockstep::JobId job);
    void jobFirstWanted(lockstep::JobId job);
    void measureFeesWanted();
    void exportScansWanted(const QList<lockstep::PastScan>& scans);

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    QWidget* makeStatePage();
    QWidget* makeSettingsPage();
    void layOut();
    void connectParts();
    void showStall(const SyncSnapshot& snapshot);

    PlainLabel* m_line;
    QPushButton* m_online;
    Strip* m_stall;
    Strip* m_reorg;
    QTabWidget* m_tabs;
    PhasesPanel* m_phases;
    FeesPanel* m_fees;
    PeersPanel* m_peers;
    JobsPanel* m_jobs;
    PastScansPanel* m_pastScans;
    ProofPanel* m_proof;
    ConnectionForm* m_settings;
    TestConnectionCard* m_trial;
    bool m_isOnline = true;
    QString m_nobodyToCall;
};

} // namespace lockstep::ui
