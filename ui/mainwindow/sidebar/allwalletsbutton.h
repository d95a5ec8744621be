// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "ui/mainwindow/sidebar/walletrow.h"

#include <QAbstractButton>

namespace lockstep::ui {

/// The first row of the sidebar: all wallets together, their total, and how many stand at the same block.
class AllWalletsButton final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit AllWalletsButton(QWidget* parent = nullptr);

    void setSnapshot(const SyncSnapshot& snapshot);
    void setCompact(bool isCompact);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    WalletRow m_row;
    bool m_isCompact = false;
};

} // namespace lockstep::ui
