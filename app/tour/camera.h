// SPDX-License-Identifier: MIT
#pragma once

#include "app/tour/stage.h"
#include "core/util/result.h"

#include <QDir>

class QPixmap;

namespace lockstep::tour {

/// Pictures of the window with what stands before it, the same on every desktop: nothing else on the screen is seen.
class Camera
{
public:
    Camera(const Stage& stage, QDir folder) : m_stage(stage), m_folder(std::move(folder)) { }

    /// Saves "03-restore.png"; its path. Errors: Io.
    Result<QString> take(int number, const QString& name) const;

private:
    QPixmap picture() const;

    const Stage& m_stage;
    QDir m_folder;
};

} // namespace lockstep::tour
