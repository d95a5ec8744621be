// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "ui/widgets/panels/strip.h"

class QPushButton;

namespace lockstep::ui {

class ProgressBar;

/// The import that runs: how far, how long, who is paused. One that was paused stays here until it is resumed or
/// cancelled, one that waits for an idle moment until it runs.
class MaintenanceBanner final : public Strip
{
    Q_OBJECT

public:
    explicit MaintenanceBanner(QWidget* parent = nullptr);

    void setSnapshot(const SyncSnapshot& snapshot);
    void offerDetails(); ///< Somebody shows the import in full.

signals:
    void pauseClicked(lockstep::JobId job);
    void resumeClicked(lockstep::JobId job);
    void cancelClicked(lockstep::JobId job);
    void detailsClicked();

private:
    void showButtons(const JobView& job, bool isRunning);
    void showPassButtons(bool holdsOthers);
    void showRunning(const SyncSnapshot& snapshot, const JobView& job);
    void showWaiting(const JobView& job);

    JobId m_job;
    QList<JobId> m_running; ///< All of the pass.
    ProgressBar* m_progress;
    QPushButton* m_details;
    bool m_offersDetails = false;
    QPushButton* m_pause;
    QPushButton* m_resume;
    QPushButton* m_cancel;
};

} // namespace lockstep::ui
