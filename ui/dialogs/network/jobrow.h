// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"

#include <QWidget>

class QPushButton;

namespace lockstep::ui {

class PlainLabel;

/// One import or scan: what it is, how far it is, and what may be done about it.
class JobRow final : public QWidget
{
    Q_OBJECT

public:
    explicit JobRow(int number, QWidget* parent = nullptr); ///< `number`: its place, for the object names.

    void setJob(const JobView& job, const SyncSnapshot& snapshot);
    QWidget* putInTabOrderAfter(QWidget* before); ///< Gives the last of its buttons.

signals:
    void pauseClicked(lockstep::JobId job);
    void resumeClicked(lockstep::JobId job);
    void cancelClicked(lockstep::JobId job);
    void firstClicked(lockstep::JobId job); ///< Before all others.

private:
    JobId m_job;
    PlainLabel* m_words;
    QPushButton* m_first;
    QPushButton* m_pause;
    QPushButton* m_resume;
    QPushButton* m_cancel;
};

} // namespace lockstep::ui
