// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"

#include <QWidget>

class QListView;
class QToolButton;
class QVBoxLayout;

namespace lockstep::ui {

class WalletListModel;

/// The wallets, always in sight, and the ways to add one.
class Sidebar final : public QWidget
{
    Q_OBJECT

public:
    explicit Sidebar(QWidget* parent = nullptr);

    void setSnapshot(const SyncSnapshotPtr& snapshot, std::int64_t now);
    WalletId selected() const; ///< WalletId{}: none.
    void select(WalletId wallet); ///< Also one that a coming snapshot will bring.
    void selectRow(int row);
    void selectNext(int step); ///< Goes round at the ends.

signals:
    void selectionChanged(lockstep::WalletId wallet);
    void menuWanted(const QPoint& globalPosition);
    void createClicked();
    void restoreClicked();
    void watchClicked();

private:
    void addButtons(QVBoxLayout& column);

    WalletListModel* m_model;
    QListView* m_list;
    WalletId m_wanted; ///< To be selected as soon as it appears.
};

} // namespace lockstep::ui
