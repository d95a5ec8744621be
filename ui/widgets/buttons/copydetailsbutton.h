// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/result.h"

#include <QList>
#include <QPushButton>

namespace lockstep::ui {

/// "Copy details": what somebody who helps has to know of an error goes to the clipboard.
class CopyDetailsButton final : public QPushButton
{
    Q_OBJECT

public:
    /// `text`: with a letter of its own where the window has one to spare.
    CopyDetailsButton(QStringView objectName, QWidget* parent, const QString& text = tr("Copy details"));

    void setDetails(const QString& details);

    /// Is there while one of the errors is worth it; its details are those of the program and of these errors.
    void offer(const QList<Error>& errors);

private:
    void copy();

    QString m_text;
    QString m_details;
};

} // namespace lockstep::ui
