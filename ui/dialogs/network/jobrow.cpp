// SPDX-License-Identifier: MIT

#include "ui/dialogs/network/jobrow.h"

#include "ui/format/plain/datetext.h"
#include "ui/format/sync/jobtext.h"
#include "ui/style/spacing.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/text/labels.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

JobRow::JobRow(int number, QWidget* parent)
    : QWidget(parent)
    , m_words(paragraph({}, this))
    , m_first(pushButton(u"firstJob%1Button"_s.arg(number), tr("Do first"), this))
    , m_pause(pushButton(u"pauseJob%1Button"_s.arg(number), tr("Pause"), this))
    , m_resume(pushButton(u"resumeJob%1Button"_s.arg(number), tr("Resume"), this))
    , m_cancel(pushButton(u"cancelJob%1Button"_s.arg(number), tr("Cancel"), this))
{
    m_words->setObjectName(u"job%1Label"_s.arg(number));
    m_first->setToolTip(tr("What runs now waits where it is, and goes on afterwards"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::Small);
    row->addWidget(m_words, 1);
    for (QPushButton* button : {m_first, m_pause, m_resume, m_cancel}) row->addWidget(button, 0, Qt::AlignTop);
    connect(m_first, &QPushButton::clicked, this, [this] { emit firstClicked(m_job); });
    connect(m_pause, &QPushButton::clicked, this, [this] { emit pauseClicked(m_job); });
    connect(m_resume, &QPushButton::clicked, this, [this] { emit resumeClicked(m_job); });
    connect(m_cancel, &QPushButton::clicked, this, [this] { emit cancelClicked(m_job); });
}

QWidget* JobRow::putInTabOrderAfter(QWidget* before)
{
    for (QPushButton* button : {m_first, m_pause, m_resume, m_cancel}) {
        setTabOrder(before, button);
        before = button;
    }
    return before;
}

/// As the banner has it: a targeted scan is short, it can only be cancelled.
void JobRow::setJob(const JobView& job, const SyncSnapshot& snapshot)
{
    m_job = job.id;
    const bool isHeld = job.state == JobState::Paused || job.state == JobState::Failed;
    const QString title = jobTitle(job);
    m_words->setText(tr("%1: %2.", "what is imported: how far it is").arg(title, jobLine(job, snapshot)));
    m_first->setVisible(job.state == JobState::Queued && job.kind != JobKind::Search);
    m_pause->setVisible(!isHeld && job.kind != JobKind::Scripts);
    m_resume->setVisible(isHeld || job.waitsForIdle());
    m_cancel->setToolTip(cancelMeaning(job));
    m_words->setToolTip(job.askedAt > 0 ? tr("Asked for on %1").arg(dateTimeText(job.askedAt)) : QString());
    m_resume->setText(job.waitsForIdle() ? tr("Start now") : tr("Resume"));
    for (QPushButton* button : {m_first, m_pause, m_resume, m_cancel})
        button->setAccessibleName(u"%1: %2"_s.arg(button->text(), title));
}

} // namespace lockstep::ui
