// SPDX-License-Identifier: MIT
#pragma once

#include "app/tour/camera.h"
#include "app/tour/step.h"

#include <QDeadlineTimer>
#include <QObject>

#include <chrono>

namespace lockstep::tour {

/// How long the tour waits.
struct Pace
{
    std::chrono::milliseconds letter{20}; ///< Between two letters, and between two looks.
    std::chrono::milliseconds breath{250}; ///< Between two deeds, so that a person can follow.
    std::chrono::milliseconds view{700}; ///< Before the picture: a person reads, and the window settles.
    std::chrono::milliseconds deed{30'000}; ///< Until a deed counts as not happening.
    std::chrono::milliseconds whole{300'000}; ///< The tour is over by then, one way or the other.
};

/// Plays steps one after the other on the event loop, and takes a picture of each. It ends at the first that does not
/// happen, with a picture of that too.
class Tour final : public QObject
{
    Q_OBJECT

public:
    Tour(std::vector<Step> steps, const Stage& stage, const Camera& camera, Pace pace = {});

    void start();

signals:
    void said(const QString& line); ///< One for each step that happened.
    void finished(const QString& problem); ///< Empty: every step happened.

private:
    void tick();
    void next(std::chrono::milliseconds pause);
    void endStep();
    void fail(const QString& why);

    std::vector<Step> m_steps;
    const Stage& m_stage;
    const Camera& m_camera;
    Pace m_pace;
    std::size_t m_step = 0;
    std::size_t m_deed = 0;
    bool m_isViewed = false; ///< All deeds of the step are done, and the view was given its time.
    QDeadlineTimer m_patience{QDeadlineTimer::Forever}; ///< For the deed; forever before its first attempt.
    QDeadlineTimer m_end;
};

} // namespace lockstep::tour
