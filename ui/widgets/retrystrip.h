// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/strip.h"

#include <QStringView>

namespace lockstep::ui {

/// What could not be read, why, and the way to try again. Hidden as long as there is nothing to tell.
class RetryStrip final : public Strip
{
    Q_OBJECT

public:
    RetryStrip(QStringView objectName, QStringView buttonName, QWidget* parent);

    void setFailure(const QString& sentence); ///< Empty: it was read.
    bool hasFailure() const { return !sentence().isEmpty(); }

signals:
    void retryWanted();
};

} // namespace lockstep::ui
