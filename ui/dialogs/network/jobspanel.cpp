// SPDX-License-Identifier: MIT

#include "ui/dialogs/network/jobspanel.h"

#include "ui/dialogs/network/jobrow.h"
#include "ui/style/spacing.h"
#include "ui/widgets/panels/card.h"

#include <QVBoxLayout>

namespace lockstep::ui {

JobsPanel::JobsPanel(QWidget* parent) : QWidget(parent)
{
    auto* card = new Card(tr("Imports and scans"), this);
    m_list = card->content();
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(card);
    hide();
}

JobRow* JobsPanel::makeRow()
{
    auto* row = new JobRow(static_cast<int>(m_rows.size()) + 1, this);
    m_list->addWidget(row);
    connect(row, &JobRow::pauseClicked, this, &JobsPanel::pauseClicked);
    connect(row, &JobRow::resumeClicked, this, &JobsPanel::resumeClicked);
    connect(row, &JobRow::cancelClicked, this, &JobsPanel::cancelClicked);
    connect(row, &JobRow::firstClicked, this, &JobsPanel::firstClicked);
    return row;
}

void JobsPanel::putInTabOrderAfter(QWidget* before)
{
    for (JobRow* row : m_rows) before = row->putInTabOrderAfter(before);
}

void JobsPanel::setSnapshot(const SyncSnapshot& snapshot)
{
    const QList<JobView>& jobs = snapshot.jobs;
    const auto count = static_cast<std::size_t>(jobs.size());
    const bool isGrowing = m_rows.size() < count;
    while (m_rows.size() < count) m_rows.push_back(makeRow());
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (i < count) m_rows[i]->setJob(jobs[static_cast<qsizetype>(i)], snapshot);
        m_rows[i]->setVisible(i < count);
    }
    setVisible(count > 0);
    if (isGrowing) emit grown();
}

} // namespace lockstep::ui
