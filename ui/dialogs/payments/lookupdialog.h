// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/outpointwish.h"
#include "core/api/snapshot.h"
#include "ui/dialogs/formdialog.h"
#include "ui/widgets/text/followsunit.h"

class QLineEdit;
class QListWidget;
class QSpinBox;

namespace lockstep::ui {

class Badge;
class ProgressBar;

/// Whether an output is spent, in which block and by what: a question above, below it what was asked so far with the
/// answers. Not modal: a look takes as long as the blocks it needs, and goes on when the window is closed.
class LookUpDialog final : public FormDialog, public FollowsUnit
{
    Q_OBJECT

public:
    explicit LookUpDialog(QWidget* parent = nullptr);

    void setOutpoint(const QString& outpoint); ///< To be asked for; the person says where to look.
    OutpointWish wish() const; ///< After `submitted`.
    void setAsked(JobId job); ///< It is stored: the form is free for the next question.
    void setSnapshot(const SyncSnapshot& snapshot);
    void followUnit() override { showList(); }

signals:
    void pauseWanted(lockstep::JobId job);
    void resumeWanted(lockstep::JobId job);
    void forgetWanted(lockstep::JobId job); ///< Ends it too, where it is not over.

protected:
    QString problem() override;

private:
    void addForm();
    QWidget* buildAnswer();
    void showList();
    void showChosen();
    void askAgain(); ///< The form, as it was asked, for the person to add what was missing.
    const LookupView* chosen() const;

    QLineEdit* m_outpoint;
    QLineEdit* m_script;
    QSpinBox* m_block;
    QWidget* m_asked; ///< All below the form.
    QListWidget* m_list;
    Badge* m_badge = nullptr;
    PlainLabel* m_what = nullptr;
    PlainLabel* m_words = nullptr;
    PlainLabel* m_doubt = nullptr;
    ProgressBar* m_progress = nullptr;
    QPushButton* m_again = nullptr;
    QPushButton* m_pause = nullptr;
    QPushButton* m_resume = nullptr;
    QPushButton* m_forget = nullptr;
    QList<LookupView> m_lookups; ///< The newest first.
    JobId m_chosen;
};

} // namespace lockstep::ui
