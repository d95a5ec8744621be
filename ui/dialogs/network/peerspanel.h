// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"

#include <QWidget>

class QStackedWidget;
class QTableView;

namespace lockstep::ui {

class EmptyState;
class GuardedButton;
class PeerModel;
class PlainLabel;

/// The peers, and what a person may do about them.
class PeersPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit PeersPanel(QWidget* parent = nullptr);

    void setSnapshot(const SyncSnapshot& snapshot, std::int64_t now);

signals:
    void addWanted();
    void disconnectWanted(lockstep::PeerId peer, const QString& address);
    void banWanted(lockstep::PeerId peer, const QString& address);

private:
    void layOut();
    void showEmpty(const SyncSnapshot& snapshot);
    void showProblems(const QList<PeerInfo>& peers);
    void judge(); ///< Whether there is a peer to disconnect or to ban.
    const PeerInfo* chosen() const; ///< nullptr: none.

    PeerModel* m_model;
    QStackedWidget* m_stack;
    QTableView* m_table;
    EmptyState* m_empty;
    PlainLabel* m_problems;
    GuardedButton* m_disconnect;
    GuardedButton* m_ban;
};

} // namespace lockstep::ui
