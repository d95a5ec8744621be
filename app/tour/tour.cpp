// SPDX-License-Identifier: MIT

#include "app/tour/tour.h"

#include <QTimer>

namespace lockstep::tour {

using namespace Qt::Literals::StringLiterals;

Tour::Tour(std::vector<Step> steps, const Stage& stage, const Camera& camera, Pace pace)
    : m_steps(std::move(steps))
    , m_stage(stage)
    , m_camera(camera)
    , m_pace(pace)
{
}

void Tour::start()
{
    m_end.setRemainingTime(m_pace.whole);
    next(m_pace.breath);
}

void Tour::next(std::chrono::milliseconds pause)
{
    QTimer::singleShot(pause, this, [this] { tick(); });
}

void Tour::tick()
{
    if (m_step == m_steps.size()) {
        emit finished({});
        return;
    }
    const Step& step = m_steps[m_step];
    if (m_deed == step.deeds.size()) return endStep();
    if (m_patience.isForever()) m_patience.setRemainingTime(m_pace.deed);
    const Deed& deed = step.deeds[m_deed];
    const QString obstacle = deed.attempt();
    if (obstacle.isEmpty()) {
        ++m_deed;
        m_patience = QDeadlineTimer(QDeadlineTimer::Forever);
        return next(m_pace.breath);
    }
    if (m_patience.hasExpired() || m_end.hasExpired()) return fail(tr("%1: %2.").arg(deed.what, obstacle));
    next(m_pace.letter);
}

void Tour::endStep()
{
    if (!m_isViewed) {
        m_isViewed = true;
        return next(m_pace.view);
    }
    const Step& step = m_steps[m_step];
    const auto number = static_cast<int>(m_step) + 1;
    const auto path = m_camera.take(number, step.name);
    if (!path)
        return fail(tr("its picture could not be saved as %1.").arg(QString::fromStdString(path.error().detail)));
    emit said(u"%1 %2 [%3]"_s.arg(number, 2, 10, QChar(u'0')).arg(step.sentence, *path));
    ++m_step;
    m_deed = 0;
    m_isViewed = false;
    next(m_pace.breath);
}

void Tour::fail(const QString& why)
{
    const Step& step = m_steps[m_step];
    QString problem = tr("The tour ended at step %1, \"%2\", which did not happen. It could not %3")
                          .arg(static_cast<int>(m_step) + 1)
                          .arg(step.name, why);
    if (const QString complaint = m_stage.complaint(); !complaint.isEmpty())
        problem += u' ' + tr("The window says: %1").arg(complaint);
    if (const auto path = m_camera.take(static_cast<int>(m_step) + 1, step.name + u"-failed"_s))
        problem += u' ' + tr("The window as it was then: %1").arg(*path);
    emit finished(problem);
}

} // namespace lockstep::tour
