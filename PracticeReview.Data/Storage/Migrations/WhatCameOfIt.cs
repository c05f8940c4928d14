using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0049_WhatCameOfIt")]
public sealed class WhatCameOfIt : SqlMigration
{
    protected override string FileName => "0049_WhatCameOfIt";
}
