// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"

#include <QStatusBar>

class QProgressBar;
class QToolButton;

namespace lockstep::ui {

class PlainLabel;

/// The bottom line: how far everything is on the left, small facts and the connection's switch on the right.
class SyncStatusBar final : public QStatusBar
{
    Q_OBJECT

public:
    explicit SyncStatusBar(QWidget* parent = nullptr);

    void setSnapshot(const SyncSnapshot& snapshot);

signals:
    void onlineToggled(bool online);

private:
    void showProgress(const SyncSnapshot& snapshot);

    PlainLabel* m_line;
    QProgressBar* m_progress;
    PlainLabel* m_network;
    PlainLabel* m_peers;
    QToolButton* m_online;
};

} // namespace lockstep::ui
