// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace lockstep::ui {

class JobRow;

/// The imports and scans that are not over, each with its buttons. Hidden while there are none.
class JobsPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit JobsPanel(QWidget* parent = nullptr);

    void setSnapshot(const SyncSnapshot& snapshot);
    void putInTabOrderAfter(QWidget* before);

signals:
    void grown(); ///< There are new rows: the keyboard would come to them last.
    void pauseClicked(lockstep::JobId job);
    void resumeClicked(lockstep::JobId job);
    void cancelClicked(lockstep::JobId job);
    void firstClicked(lockstep::JobId job); ///< Before all others.

private:
    JobRow* makeRow();

    QVBoxLayout* m_list;
    std::vector<JobRow*> m_rows; ///< As many as there ever were jobs at once; those that are not needed hide.
};

} // namespace lockstep::ui
