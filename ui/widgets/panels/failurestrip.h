// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/result.h"
#include "ui/widgets/panels/strip.h"

#include <QStringView>

namespace lockstep::ui {

class CopyDetailsButton;

/// Why a page has not what it should show, above it, with the way to try again and "Copy details". Hidden as long as
/// there is nothing to tell.
class FailureStrip final : public Strip
{
    Q_OBJECT

public:
    FailureStrip(QStringView name, QStringView retryName, QStringView copyName, QWidget* parent);

    void showError(const Error& error); ///< In its own words.
    void showError(const Error& error, const QString& sentence);
    void clear();
    bool hasFailure() const { return !sentence().isEmpty(); }

signals:
    void retryWanted();

private:
    CopyDetailsButton* m_copy;
};

} // namespace lockstep::ui
