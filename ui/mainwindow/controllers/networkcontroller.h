// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/connectionsettings.h"
#include "core/api/services/practice.h"
#include "core/api/services/session.h"
#include "ui/format/sync/scanhistory.h"
#include "ui/style/theme.h"

#include <QObject>
#include <QPointer>
#include <QWidget>

class QDialog;

namespace lockstep::ui {

class AddPeerDialog;
class NetworkDialog;
class WalletController;

/// The network window: feeds it, does what is wished there, and keeps what a person chose for the next start.
class NetworkController final : public QObject
{
    Q_OBJECT

public:
    /// `practice` may be null.
    NetworkController(Session& session, Practice* practice, WalletController& wallets, QWidget& window);

    void setCommandLine(const StartOptions& asked); ///< What it decides for this run.
    Network network() const { return m_session.network(); }
    const ConnectionSettings& current() const { return m_current; } ///< In this run.
    void setSnapshot(const SyncSnapshotPtr& snapshot, std::int64_t now);
    void open();
    void openState(); ///< At the tab that says why nothing moves.
    void openSettings();
    QDialog* askAboutUnapplied(); ///< Settings that were typed and not applied. Null: there are none.

signals:
    void exportScansWanted(const QList<lockstep::PastScan>& scans, QWidget* from);
    void changed(); ///< `current` is another one.
    void noticed(const QString& sentence, lockstep::ui::Tone tone,
                 const std::optional<lockstep::Error>& error = std::nullopt);

private:
    NetworkDialog* makeDialog();
    void connectDialog(NetworkDialog* dialog);
    PeerSettings live(PeerSettings settings) const; ///< As the connection needs them.
    void readEvents(); ///< For the scans that are over.
    void keep();
    void apply(const PeerSettings& settings);
    void test(NetworkDialog* dialog, const HostPort& address, const std::optional<HostPort>& proxy);
    void askForPeer();
    void addTried(AddPeerDialog* dialog);
    void add(AddPeerDialog* dialog);
    void disconnectPeer(PeerId peer, const QString& address);
    void askAboutBan(PeerId peer, const QString& address);
    void askAboutReorg();

    Session& m_session;
    Practice* m_practice;
    WalletController& m_wallets;
    QWidget& m_window;
    ConnectionSettings m_kept;
    ConnectionSettings m_current;
    QString m_override; ///< What the command line decides, in words.
    qsizetype m_jobs = 0; ///< How many there were in the last snapshot: with one less, one is over.
    QPointer<NetworkDialog> m_dialog; ///< While it is open.
};

} // namespace lockstep::ui
