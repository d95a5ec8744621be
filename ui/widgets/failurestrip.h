// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/result.h"
#include "ui/widgets/strip.h"

namespace lockstep::ui {

class CopyDetailsButton;

/// Why a page has not what it should show, above it, with "Copy details".
class FailureStrip final : public Strip
{
    Q_OBJECT

public:
    FailureStrip(QStringView name, QStringView buttonName, QWidget* parent);

    void showError(const Error& error);
    void clear();

private:
    CopyDetailsButton* m_copy;
};

} // namespace lockstep::ui
